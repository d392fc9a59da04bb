using DarkSector.Numerics.Kinematics;
using DarkSector.Numerics.Random;
using DarkSector.Numerics.Tables;
using DarkSector.Physics.Generation;
using DarkSector.Physics.Particles;

namespace DarkSector.Physics.Tests.Generation;

public class PhotonConversionTests
{
    private static readonly FourVector Photon = FourVector.FromMass(ThreeVector.Direction(0.8, 1.1) * 2, 0);
    private static readonly PhotonConversion BeamPipe = new(1, 0.006);

    [Fact]
    public void Probability_IsSevenNinthsOfThePathInRadiationLengths()
    {
        Assert.Equal(7.0 / 9 * 0.006, BeamPipe.Probability(new FourVector(1, 0, 0, 1)), 2e-5);
        Assert.Equal(1 / Math.Sin(0.8), BeamPipe.Probability(Photon) / BeamPipe.Probability(new FourVector(1, 0, 0, 1)), 2e-3);
    }

    [Fact]
    public void WithConversion_ConvertsEveryPhotonAndWeighsIt()
    {
        var slow = FourVector.FromMass(ThreeVector.Direction(1.5, 0.2) * 0.3, 0);
        var events = EventTable.FromColumns("photons", ("gPx", [Photon.Px, slow.Px]), ("gPy", [Photon.Py, slow.Py]), ("gPz", [Photon.Pz, slow.Pz]), ("gE", [Photon.E, slow.E]),
            (EventTable.WeightColumn, [2.0, 3.0]));
        var converted = events.WithConversion("g", BeamPipe, RandomStream.FromSeed(3));
        Assert.Equal([2 * BeamPipe.Probability(Photon), 3 * BeamPipe.Probability(slow)], converted.Weights());
        Assert.Equal(Photon.E, converted.Particle("gElectron")[0].E + converted.Particle("gPositron")[0].E, 9);
        Assert.Equal(BeamPipe.Convert(slow, RandomStream.FromSeed(3)[1]).Vertex.X, converted["gVertexX"].ToArray()[1]);
        Assert.Equal(converted.Head(1).Particle("gElectron"), events.Head(1).WithConversion("g", BeamPipe, RandomStream.FromSeed(3)).Particle("gElectron"));
    }

    [Fact]
    public void Convert_KeepsTheEnergyTheDirectionAndTheRadius()
    {
        var rng = RandomStream.FromSeed(1);
        for (var i = 0; i < 2000; i++)
        {
            var pair = BeamPipe.Convert(Photon, rng);
            var sum = pair.Electron + pair.Positron;
            Assert.Equal(Photon.E, sum.E, 9);
            Assert.Equal(Particle.Electron.Mass, pair.Positron.Mass, 6);
            Assert.Equal(1, Math.Sqrt(pair.Vertex.X * pair.Vertex.X + pair.Vertex.Y * pair.Vertex.Y), 9);
            Assert.Equal(0, pair.Vertex.AngleTo(Photon.Momentum), 6);
        }
    }

    [Fact]
    public void EnergySharing_FollowsBetheAndHeitlerWithCompleteScreening()
    {
        // Moments of 1 - 4z(1-z)/3, normalised by 7/9: <(z - 1/2)^2> = (1/12 - 4/3 (1/48 - 1/80)) 9/7.
        var rng = RandomStream.FromSeed(2);
        var squares = Enumerable.Range(0, 50_000).Select(_ => Math.Pow(BeamPipe.Convert(Photon, rng).Electron.E / 2 - 0.5, 2)).ToArray();
        Assert.Equal((1 / 12.0 - 4 / 3.0 * (1 / 48.0 - 1 / 80.0)) * 9 / 7, squares.Average(), 4 * 0.08 / Math.Sqrt(squares.Length));
        var masses = Enumerable.Range(0, 1001).Select(_ => BeamPipe.Convert(Photon, rng) is var p ? (p.Electron + p.Positron).Mass : 0).Order().ToArray();
        Assert.InRange(masses[500], 0.001, 0.01); // some MeV
    }

    [Fact]
    public void Constructor_RefusesThickMaterial()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new PhotonConversion(1, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PhotonConversion(0, 0.01));
        Assert.Throws<ArgumentOutOfRangeException>(() => BeamPipe.Convert(new FourVector(0, 0, 1, 1), RandomStream.FromSeed(1)));
    }
}
