using DarkSector.Numerics.Kinematics;
using DarkSector.Physics.Colliders;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Tests.Colliders;

public class ColliderTests
{
    private static readonly Collider Collider = Collider.SuperKEKB;

    [Fact]
    public void SuperKEKB_HasTheEnergyAndTheBoostOfItsBeams()
    {
        // 7.007 GeV on 4.002 GeV under 83 mrad; both beams lean by 41.5 mrad towards +x.
        Assert.Equal(10.5818, Collider.SqrtS, 4);
        Assert.Equal(0.27586, Collider.Boost.Length, 5);
        Assert.Equal(0.2870, Collider.Boost.Length / Math.Sqrt(1 - Collider.Boost.Dot(Collider.Boost)), 4);
        Assert.Equal(0.151, Collider.Boost.Theta, 3);
        Assert.Equal(0, Collider.Boost.Phi, 12);
        Assert.Equal(0.457, Collider.Beams.Px, 3);
        Assert.Equal(3.002, Collider.Beams.Pz, 3);
        Assert.Equal(7.007 + 4.002, Collider.Beams.E, 12);
        Assert.Equal(Collider.SqrtS * Collider.SqrtS, Collider.S, 10);
        Assert.Equal(83 * mrad, Math.PI - Collider.Electrons.AngleTo(Collider.Positrons), 12);
    }

    [Fact]
    public void ToCms_PutsTheBeamsBackToBackAlongZ()
    {
        Near(new FourVector(0, 0, Collider.SqrtS / 2, Collider.SqrtS / 2), Collider.ToCms(Collider.Electrons));
        Near(new FourVector(0, 0, -Collider.SqrtS / 2, Collider.SqrtS / 2), Collider.ToCms(Collider.Positrons));
        Near(new FourVector(0, 0, 0, Collider.SqrtS), Collider.ToCms(Collider.Beams));
    }

    [Fact]
    public void ToLaboratory_UndoesToCms()
    {
        var momentum = FourVector.FromMass(new ThreeVector(0.3, -2, 1.1), 0.1056583755);
        Near(momentum, Collider.ToLaboratory(Collider.ToCms(momentum)));
        Near(momentum, Collider.ToCms(Collider.ToLaboratory(momentum)));
        Assert.Equal(momentum.MassSquared, Collider.ToCms(momentum).MassSquared, 12);
    }

    [Fact]
    public void ToCms_KeepsWhatLiesAcrossThePlaneOfTheBeams() =>
        // The boost and the turn that follows it both act in the xz plane.
        Assert.Equal(-2, Collider.ToCms(FourVector.FromMass(new ThreeVector(0.3, -2, 1.1), 0)).Py, 12);

    [Fact]
    public void EclBarrel_CoversThePublishedRangeOfTheCms()
    {
        // 32.2 to 128.7 degrees are cos(theta*) = 0.744 to -0.769 with the boost taken along z.
        var alongZ = new Collider("without crossing angle", Collider.ElectronEnergy, Collider.PositronEnergy, 0);
        double Cosine(double theta) => alongZ.ToCms(FourVector.FromMass(ThreeVector.Direction(theta, 0), 0)).CosTheta;
        Assert.Equal(0.744, Cosine(32.2 * deg), 0.003);
        Assert.Equal(-0.769, Cosine(128.7 * deg), 0.003);
    }

    [Fact]
    public void At_ChangesTheEnergyAndKeepsTheBoost()
    {
        var scaled = Collider.At(10.58);
        Assert.Equal(10.58, scaled.SqrtS, 12);
        Assert.Equal(0, (Collider.Boost - scaled.Boost).Length, 12);
    }

    [Fact]
    public void Symmetric_HasNoBoost()
    {
        var symmetric = Collider.Symmetric(10.58);
        Assert.Equal(10.58, symmetric.SqrtS, 12);
        Assert.Equal(0, symmetric.Boost.Length, 12);
        var momentum = new FourVector(1, 2, 3, 4);
        Near(momentum, symmetric.ToLaboratory(momentum));
    }

    [Theory]
    [InlineData(0, 4, 0.083)]
    [InlineData(7, -4, 0.083)]
    [InlineData(double.NaN, 4, 0.083)]
    [InlineData(7, 4, -0.1)]
    [InlineData(7, 4, 3.15)]
    public void Constructor_RejectsImpossibleBeams(double electrons, double positrons, double angle) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Collider("test", electrons, positrons, angle));

    private static void Near(FourVector expected, FourVector actual)
    {
        var difference = expected - actual;
        Assert.True(difference.P < 1e-12 && Math.Abs(difference.E) < 1e-12, $"{actual} instead of {expected}");
    }
}
