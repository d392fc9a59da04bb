using DarkSector.Numerics.Random;
using DarkSector.Physics.Detectors;

namespace DarkSector.Physics.Tests.Detectors;

public class VertexTailTests
{
    [Theory]
    [InlineData(0.5)]
    [InlineData(5)]
    public void Draw_WeighsToTheProbabilityBeyondADistance(double distance)
    {
        var (tail, rng) = (new VertexTail(), RandomStream.FromSeed(3));
        const int draws = 200_000;
        var (sum, squares) = (0.0, 0.0);
        for (var i = 0; i < draws; i++)
        {
            var (displacement, weight) = tail.Draw(rng);
            var counted = displacement.Length > distance ? weight : 0;
            (sum, squares) = (sum + counted, squares + counted * counted);
        }
        // What is beyond the farthest distance is not drawn.
        Assert.Equal(tail.ProbabilityBeyond(distance) - tail.ProbabilityBeyond(tail.Farthest), sum / draws, 4 * Math.Sqrt(squares) / draws);
    }

    [Fact]
    public void OneInTwentyFiveThousand_IsDisplacedByFiveMillimetres() => Assert.Equal(1 / 25_000.0, new VertexTail().ProbabilityBeyond(0.5), 12);

    [Fact]
    public void Parameters_AreRefusedByName()
    {
        Assert.Contains("Probability", Assert.Throws<ArgumentOutOfRangeException>(() => new VertexTail { Probability = 2 }).Message, StringComparison.Ordinal);
        Assert.Contains("Scale", Assert.Throws<ArgumentOutOfRangeException>(() => new VertexTail { Scale = 0 }).Message, StringComparison.Ordinal);
    }
}
