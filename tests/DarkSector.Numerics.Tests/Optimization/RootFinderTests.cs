using DarkSector.Numerics.Optimization;

namespace DarkSector.Numerics.Tests.Optimization;

public class RootFinderTests
{
    [Theory]
    [InlineData(0, 2)]
    [InlineData(2, 0)]
    [InlineData(0, 1e6)]
    [InlineData(1.4142, 1.4143)]
    public void Find_GivesTheRootFromEitherSide(double lower, double upper) =>
        Assert.Equal(Math.Sqrt(2), RootFinder.Find(x => x * x - 2, lower, upper), 1e-11);

    [Theory]
    [InlineData(0.0)]
    [InlineData(3.0)]
    public void Find_GivesAnEndOfTheBracketThatIsARoot(double root) => Assert.Equal(root, RootFinder.Find(x => x * (x - 3) * (x + 5), root, 1));

    [Fact]
    public void Find_CopesWithAStep() => Assert.Equal(0.3, RootFinder.Find(x => x < 0.3 ? -1 : 1, 0, 1), 1e-11);

    [Fact]
    public void Find_CopesWithAnInfiniteEnd() => Assert.Equal(2, RootFinder.Find(x => x > 50 ? double.PositiveInfinity : Math.Log(x / 2), 1, 100), 1e-10);

    [Fact]
    public void Find_NeedsFewEvaluationsForASmoothFunction()
    {
        var evaluations = 0;
        RootFinder.Find(x => { evaluations++; return Math.Exp(x) - 5; }, 0, 4);
        Assert.True(evaluations <= 14, $"{evaluations} evaluations");
    }

    [Fact]
    public void Find_ThrowsWithTheBracketWhenThereIsNoRoot()
    {
        var exception = Assert.Throws<InvalidOperationException>(() => RootFinder.Find(x => x * x + 1, -1, 2));
        Assert.Contains("No root between -1 and 2", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TryFind_IsFalseWithoutARootAndForNaN()
    {
        Assert.False(RootFinder.TryFind(x => x * x + 1, -1, 2, out var root));
        Assert.True(double.IsNaN(root));
        Assert.False(RootFinder.TryFind(x => x > 0.4 && x < 0.6 ? double.NaN : x - 0.5, 0, 1, out _));
    }

    [Fact]
    public void TryFind_RejectsAToleranceThatIsNotPositive() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => RootFinder.TryFind(x => x, -1, 1, out _, relativeTolerance: 0));
}
