using DarkSector.Numerics.Random;
using DarkSector.Physics.Detectors;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Tests.Detectors;

public class BeamSpotTests
{
    [Fact]
    public void Draw_HasTheThreeWidths()
    {
        var rng = RandomStream.FromSeed(8);
        var points = Enumerable.Range(0, 10_000).Select(_ => Detector.BelleII.BeamSpot.Draw(rng)).ToArray();
        FixedSample.IsStandard([.. points.Select(p => p.X / (6.4 * um))]);
        FixedSample.IsStandard([.. points.Select(p => p.Y / (0.042 * um))]);
        FixedSample.IsStandard([.. points.Select(p => p.Z / (154 * um))]);
    }
}
