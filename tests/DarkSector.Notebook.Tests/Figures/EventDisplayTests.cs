using DarkSector.Notebook.Figures;
using DarkSector.Numerics;
using DarkSector.Numerics.Kinematics;
using DarkSector.Numerics.Random;
using DarkSector.Numerics.Tables;
using DarkSector.Physics.Detectors;
using DarkSector.Physics.Generation;
using DarkSector.Physics.Particles;

namespace DarkSector.Notebook.Tests.Figures;

public sealed class EventDisplayTests
{
    private const double Field = 1.5;

    [Fact]
    public void Helix_HasTheRadiusOfItsTransverseMomentum()
    {
        // 0.3 GeV in 1.5 T: R = 66.7 cm; it starts along x, so its centre is at y = -R for a positive charge, which turns clockwise.
        var points = Helix.Points(Track(new ThreeVector(0.3, 0, 0.1), +1), Field);
        var radius = 0.3 / (0.00299792458 * Field);
        Assert.All(points, point => Assert.Equal(radius, Math.Sqrt(point.X * point.X + Math.Pow(point.Y + radius, 2)), 1e-9));
        Assert.All(Helix.Points(Track(new ThreeVector(0.3, 0, 0.1), -1), Field).Skip(1), point => Assert.True(point.Y > 0));
    }

    [Fact]
    public void Helix_GoesAlongZAsItsAngleSays()
    {
        var points = Helix.Points(Track(new ThreeVector(0.6, 0.8, 0.5), -1), Field);
        var way = Enumerable.Range(1, points.Length - 1).Sum(i => Math.Sqrt(Math.Pow(points[i].X - points[i - 1].X, 2) + Math.Pow(points[i].Y - points[i - 1].Y, 2)));
        Assert.Equal(0.5 * way, points[^1].Z, 0.01);
    }

    [Fact]
    public void Tracks_EndAtTheCalorimeter_MuonsBeyond()
    {
        var (electron, muon) = (Helix.Points(Track(new ThreeVector(2, 0, 0.1), 1), Field), Helix.Points(Track(new ThreeVector(2, 0, 0.1), 1) with { IsMuon = true }, Field));
        Assert.InRange(Helix.Distance(electron[^1]), 125, 127);
        Assert.InRange(Helix.Distance(muon[^1]), 320, 345);
        Assert.InRange(Helix.Points(Track(new ThreeVector(0.3, 0, 3), 1), Field)[^1].Z, 196, 199);
    }

    [Fact]
    public void SoftTrack_MakesHalfATurnAndStops()
    {
        var points = Helix.Points(Track(new ThreeVector(0.05, 0, 0), 1), Field);
        Assert.Equal(2 * 0.05 / (0.00299792458 * Field), Helix.Distance(points[^1]), 0.05);
    }

    [Fact]
    public void Of_ShowsWhatWasFoundFromWhereItDecayed()
    {
        var sample = Sample();
        var events = Detector.BelleII.Respond(sample, RandomStream.FromSeed(4));
        var row = Enumerable.Range(0, events.Count).First(i => double.IsFinite(events["chi2VertexX"][i]) && double.IsFinite(events["gammaE"][i]));
        var display = EventDisplay.Of(sample, events, row);
        Assert.Equal(["e1", "e2"], display.Tracks.Select(track => track.Name));
        Assert.Equal([-1, 1], display.Tracks.Select(track => track.Charge));
        var vertex = Assert.Single(display.Vertices);
        Assert.All(display.Tracks, track => Assert.Equal(vertex.Position, track.Origin));
        Assert.Equal(events["gammaE"][row], Assert.Single(display.Photons).Momentum.E, 12);
        Assert.Empty(display.Layout().Faults());
        Assert.Contains(display.Layout().Texts, text => text.Text == "toy simulation");
    }

    [Fact]
    public void Of_LeavesOutWhatWasNotFound()
    {
        var sample = Sample();
        var events = Detector.BelleII.Respond(sample, RandomStream.FromSeed(4));
        var row = Enumerable.Range(0, events.Count).First(i => double.IsNaN(events["e1E"][i]));
        Assert.DoesNotContain(EventDisplay.Of(sample, events, row).Tracks, track => track.Name == "e1");
    }

    [Fact]
    public void Display_RefusesRowsRadiiAndChargesThatDoNotExist()
    {
        var events = EventTable.FromColumns("none", ("x", [1.0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => EventDisplay.Of(Sample(), events, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new EventDisplay([], [], []).WithRadius(0.1));
        Assert.Throws<ArgumentException>(() => new EventDisplay([Track(new ThreeVector(1, 0, 0), 0)], [], []));
    }

    private static DisplayedTrack Track(ThreeVector momentum, int charge) => new("track", FourVector.FromMass(momentum, 0.000511), charge, default);

    private static EventSample Sample()
    {
        const int Count = 60;
        (TrueParticle Particle, FourVector Momentum)[] particles =
        [
            (new TrueParticle("e1True", Particle.Electron, -1), FourVector.FromMass(new ThreeVector(0.5, 0.8, 0.4), Particle.Electron.Mass)),
            (new TrueParticle("e2True", Particle.Electron, +1), FourVector.FromMass(new ThreeVector(0.4, 0.7, 0.6), Particle.Electron.Mass)),
            (TrueParticle.Photon("gammaTrue"), FourVector.FromMass(new ThreeVector(-1, -2, 1), 0)),
        ];
        static double[] Same(double value) => [.. Enumerable.Repeat(value, Count)];
        var events = EventTable.FromColumns("fixed", [.. particles.SelectMany(one => new[]
        {
            (one.Particle.Name + "Px", Same(one.Momentum.Px)), (one.Particle.Name + "Py", Same(one.Momentum.Py)),
            (one.Particle.Name + "Pz", Same(one.Momentum.Pz)), (one.Particle.Name + "E", Same(one.Momentum.E)),
        })]);
        return new EventSample("fixed", events, [.. particles.Select(one => one.Particle)], new Estimate(1, 0), new Unweighting(1, 0))
            .WithDisplacedDecay("chi2True", ["e1True", "e2True"], 3, RandomStream.FromSeed(2));
    }
}
