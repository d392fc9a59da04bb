using System.Linq.Expressions;
using DarkSector.Numerics.Kinematics;
using DarkSector.Numerics.Tables;

namespace DarkSector.Numerics.Tests.Tables;

public class EventTableLambdasTests
{
    private static readonly FourVector Beams = new(0, 0, 3, 11);

    [Fact]
    public void Where_BindsAColumnByName() => Assert.Equal([2.0, 3, 4], Sample.Muons().Where(recoilTheta => recoilTheta > 0.25)["index"]);

    [Fact]
    public void Where_BindsAParticleByName() => Assert.Equal([3.0, 4], Sample.Muons().Where(mu1 => mu1.Pt > 2)["index"]);

    [Fact]
    public void Where_BindsByNameAndNotByPosition()
    {
        var table = Sample.Muons();
        Assert.Equal([3.0], table.Where((index, recoilMass) => recoilMass < index - 2)["index"]);
        Assert.Equal([3.0], table.Where((recoilMass, index) => recoilMass < index - 2)["index"]);
        Assert.Equal([0.0, 3, 4], table.Where((mu1, recoilTheta) => mu1.Pt > recoilTheta && mu1.Py == 0 || mu1.Pt > 3)["index"]);
        Assert.Equal([0.0, 3, 4], table.Where((recoilTheta, mu1) => mu1.Pt > recoilTheta && mu1.Py == 0 || mu1.Pt > 3)["index"]);
    }

    [Fact]
    public void Where_TakesEveryMixtureOfThree()
    {
        var table = Sample.Muons();
        Assert.Equal([4.0], table.Where((index, recoilMass, recoilTheta) => index + recoilMass + recoilTheta > 6.9)["index"]);
        Assert.Equal([2.0], table.Where((index, recoilMass, mu1) => recoilMass > index && mu1.Pz > 0)["index"]);
        Assert.Equal([2.0], table.Where((index, mu1, recoilMass) => recoilMass > index && mu1.Pz > 0)["index"]);
        Assert.Equal([2.0], table.Where((mu1, index, recoilMass) => recoilMass > index && mu1.Pz > 0)["index"]);
        Assert.Equal([0.0], table.Where((index, mu1, mu2) => mu1.E == mu2.E && index == 0)["index"]);
        Assert.Equal([0.0], table.Where((mu1, index, mu2) => mu1.E == mu2.E && index == 0)["index"]);
        Assert.Equal([0.0], table.Where((mu1, mu2, index) => mu1.E == mu2.E && index == 0)["index"]);
        Assert.Equal([2.0], table.WithParticle("sum", (mu1, mu2) => mu1 + mu2).Where((mu1, mu2, sum) => sum.Pz > mu1.Pz + 1 && mu2.E > 0)["index"]);
    }

    [Fact]
    public void Where_TakesFour()
    {
        var table = Sample.Muons().WithColumn("x", [0, 1, 2, 3, 4]).WithParticle("a", mu1 => 2 * mu1).WithParticle("b", mu2 => 2 * mu2);
        Assert.Equal([4.0], table.Where((index, recoilMass, recoilTheta, x) => index + recoilMass + recoilTheta + x > 10.9)["index"]);
        Assert.Equal([0.0], table.Where((mu1, mu2, a, b) => (mu1 + mu2 + a + b).Pt == 0 && a.E == b.E)["index"]);
        Assert.Equal([3.0], table.Where((mu1, mu2, recoilTheta, x) => mu1.Px > mu2.Px && recoilTheta + x > 3)["index"]);
    }

    [Fact]
    public void Where_TakesTheFormWithMostColumnsWhenSeveralFit()
    {
        // Every use of the parameters below is allowed for numbers and for four-vectors.
        var table = Sample.Muons();
        Assert.Equal([0.0, 1, 2, 3, 4], table.Where(index => index == index + 0 * index)["index"]);
        Assert.Equal([0.0, 1, 2, 3, 4], table.Where((index, recoilTheta) => index != recoilTheta)["index"]);
        Assert.Equal([3.0, 4], table.Where((mu1, recoilTheta) => mu1.Pt > 2 && recoilTheta.Equals(recoilTheta))["index"]);
    }

    [Fact]
    public void Where_FailsNaNInEveryComparison()
    {
        var table = Sample.Muons();
        Assert.Equal(4, table.Where(recoilMass => recoilMass > 0).Count);
        Assert.Equal(0, table.Where(recoilMass => recoilMass <= 0).Count);
        Assert.Equal([1.0], table.Where(recoilMass => double.IsNaN(recoilMass))["index"]);
    }

    [Fact]
    public void Where_OfAViewCutsFurther()
    {
        var view = Sample.WeightedMuons().Where(index => index > 0).Where(mu1 => mu1.E > 3).Where(recoilTheta => recoilTheta < 0.45);
        Assert.Equal([2.0, 3], view["index"]);
        Assert.Equal([3.0, 4], view.Weights());
        Assert.Equal([Sample.FirstMuons[2], Sample.FirstMuons[3]], view.Particle("mu1"));
        Assert.Equal(3.5, view["recoilMass"][0]);
    }

    [Fact]
    public void Where_CopiesNoColumn()
    {
        var columns = Enumerable.Range(0, 100).Select(i => ($"c{i}", new double[10_000])).ToArray();
        var table = EventTable.FromColumns("wide", columns);
        table.Where(c1 => c1 == 0);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var view = table.Where(c1 => c1 == 0);
        // Indices of the kept rows, once to fill and once to keep, are 80 kB and the answers 10 kB; the columns are 8 MB.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 40_000, 100_000);
        Assert.Equal(10_000, view.Count);
    }

    [Fact]
    public void With_ComputesAColumn()
    {
        var table = Sample.Muons().With("recoilMassSquared", (mu1, mu2) => (Beams - (mu1 + mu2)).MassSquared);
        Assert.Equal((Beams - new FourVector(0, 0, 0, 4)).MassSquared, table["recoilMassSquared"][0]);
        Assert.Equal((Beams - new FourVector(0, 0, 3, 7)).MassSquared, table["recoilMassSquared"][2]);
    }

    [Fact]
    public void With_OfAViewComputesTheShownRowsOnly()
    {
        var table = Sample.Muons();
        var calls = 0;
        var view = table.Where(index => index >= 3).With("twice", index =>
        {
            calls++;
            return 2 * index;
        });
        Assert.Equal(2, calls);
        Assert.Equal([6.0, 8], view["twice"]);
        Assert.Equal([8.0], view.Where(twice => twice > 7)["twice"]);
        Assert.False(table.HasColumn("twice"));
    }

    [Fact]
    public void With_ReplacesAColumnThatTheLambdaReads()
    {
        var table = Sample.Muons();
        Assert.Equal([1.0, 2, 3, 4, 5], table.With("index", index => index + 1)["index"]);
        Assert.Equal([0.0, 1, 2, 3, 4], table["index"]);
    }

    [Fact]
    public void With_LetsNaNTravel() => Assert.True(double.IsNaN(Sample.Muons().With("m2", recoilMass => recoilMass * recoilMass)["m2"][1]));

    [Fact]
    public void With_RefusesWhatNoLambdaCanName() =>
        Assert.Throws<ArgumentException>(() => Sample.Muons().With("two words", index => index));

    [Fact]
    public void WithParticle_AddsFourColumns()
    {
        var table = Sample.Muons().Where(index => index >= 2).WithParticle("recoil", (mu1, mu2) => Beams - (mu1 + mu2));
        Assert.Equal(["mu1", "mu2", "recoil"], table.ParticleNames);
        Assert.Equal(new FourVector(0, 0, 0, 4), table.Particle("recoil")[0]);
        Assert.Equal([0.0], table.Where(recoil => recoil.Pz < 1).With("e", recoil => recoil.E - 4)["e"]);
    }

    [Fact]
    public void WrongName_ThrowsWithTheNearest()
    {
        var error = Assert.Throws<KeyNotFoundException>(() => Sample.Muons().Where(recolMass => recolMass > 1));
        Assert.StartsWith("No column 'recolMass' in table 'muons'. Nearest: recoilMass,", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<KeyNotFoundException>(() => Sample.Muons().With("x", (mu1, muo2) => (mu1 + muo2).Mass));
        Assert.Equal("No particle 'muo2' in table 'muons'. Nearest: mu2, mu1.", error.Message);
    }

    [Fact]
    public void WrongName_ThrowsOnAnEmptyTableToo() =>
        Assert.Throws<KeyNotFoundException>(() => Sample.Muons().Head(0).Where(recolMass => recolMass > 1));

    [Fact]
    public void ParticleTakenForANumber_IsExplained()
    {
        var error = Assert.Throws<KeyNotFoundException>(() => Sample.Muons().Where((mu1, mu2) => mu1 == mu2));
        Assert.Contains("'mu1' in table 'muons', where it is a particle. Declare the lambda's parameter as (FourVector mu1)", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, Sample.Muons().Where((FourVector mu1, FourVector mu2) => mu1 == mu2).Count);
    }

    [Fact]
    public void ColumnTakenForAParticle_IsExplained()
    {
        var error = Assert.Throws<KeyNotFoundException>(() => Sample.Muons().Where(recoilMass => recoilMass.Pt > 1));
        Assert.Contains("No particle 'recoilMass' in table 'muons', where it is a column", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MethodsAndStoredDelegates_BindLikeLambdas()
    {
        Func<FourVector, bool> stored = mu1 => mu1.E > 4;
        Assert.Equal([3.0, 4], Sample.Muons().Where(stored)["index"]);
        Assert.Equal([3.0, 4], Sample.Muons().Where(IsLate)["index"]);
    }

    [Fact]
    public void DelegateHoldingItsFirstArgument_BindsTheOthers()
    {
        Func<double, bool> curried = new[] { 1.0, 4.0 }.Holds;
        Assert.Equal(2, curried.Method.GetParameters().Length);
        Assert.Equal([1.0, 4], Sample.Muons().Where(curried)["index"]);
    }

    [Fact]
    public void RowFunction_ServesSeveralTables()
    {
        var late = RowFunction.From((double recoilTheta, FourVector mu1) => recoilTheta > 0.3 && mu1.E > 5);
        Assert.Equal(["recoilTheta", "mu1"], late.ParameterNames);
        Assert.Equal([4.0], Sample.Muons().Where(late)["index"]);
        Assert.Equal([4.0], Sample.Muons().Where(index => index > 2).Where(late)["index"]);
    }

    [Fact]
    public void RowFunction_RefusesOtherTypes()
    {
        var error = Assert.Throws<ArgumentException>(() => Sample.Muons().Where(RowFunction.From((int index) => index > 1)));
        Assert.Contains("parameter index has type Int32", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RowFunction_RefusesNamelessParameters()
    {
        var x = Expression.Parameter(typeof(double));
        var nameless = Expression.Lambda<Func<double, bool>>(Expression.GreaterThan(x, Expression.Constant(1.0)), x).Compile();
        var error = Assert.Throws<ArgumentException>(() => RowFunction.From(nameless));
        Assert.Contains("needs named parameters", error.Message, StringComparison.Ordinal);
    }

    private static bool IsLate(double recoilTheta) => recoilTheta > 0.35;
}

internal static class Membership
{
    public static bool Holds(this double[] wanted, double index) => wanted.Contains(index);
}
