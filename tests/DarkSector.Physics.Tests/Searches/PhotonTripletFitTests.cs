using DarkSector.Numerics.Kinematics;
using DarkSector.Numerics.Random;
using DarkSector.Physics.Colliders;
using DarkSector.Physics.Detectors;
using DarkSector.Physics.Searches;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Tests.Searches;

public class PhotonTripletFitTests
{
    private static readonly Collider SharpBeams = Collider.SuperKEKB with { EnergySpread = (0, 0) };

    [Fact]
    public void Fit_LeavesBalancedPhotonsAlone()
    {
        var photons = Balanced(SharpBeams, RandomStream.FromSeed(1));
        var fitted = new PhotonTripletFit(SharpBeams, new Calorimeter()).Fit(photons[0], photons[1], photons[2]);
        Assert.Equal(0, fitted.ChiSquared, 1e-8);
        Assert.Equal(photons[0].E, fitted.Photon1.E, 1e-6);
        Assert.Equal(photons[2].Theta, fitted.Photon3.Theta, 1e-6);
    }

    [Fact]
    public void Fit_GivesThePhotonsTheMomentumOfTheBeams()
    {
        var calorimeter = new Calorimeter();
        var rng = RandomStream.FromSeed(2);
        var measured = Smeared(Balanced(SharpBeams, rng), calorimeter, rng);
        var fitted = new PhotonTripletFit(SharpBeams, calorimeter).Fit(measured[0], measured[1], measured[2]);
        var missing = SharpBeams.Beams - (fitted.Photon1 + fitted.Photon2 + fitted.Photon3);
        Assert.All(new[] { missing.Px, missing.Py, missing.Pz, missing.E }, component => Assert.Equal(0, component, 1e-6));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ChiSquared_IsThatOfFourConstraints(bool beamsSpread)
    {
        // Gaussian measurements without low tail, so that chi^2 has the mean 4 and the variance 8.
        var collider = beamsSpread ? Collider.SuperKEKB : SharpBeams;
        var calorimeter = new Calorimeter();
        var fit = new PhotonTripletFit(collider, calorimeter);
        const int events = 4000;
        double[] values = [.. Enumerable.Range(0, events).Select(i =>
        {
            var rng = RandomStream.FromSeed(3)[i];
            var measured = Smeared(Balanced(beamsSpread ? Spread(collider, rng) : collider, rng), calorimeter, rng);
            return fit.Fit(measured[0], measured[1], measured[2]).ChiSquared;
        }).Where(double.IsFinite)];
        Assert.InRange((values.Average() - 4) / Math.Sqrt(8.0 / values.Length), -4, 4);
        Assert.InRange(values.Length, events / 2, events);
    }

    [Fact]
    public void Fit_OfAMissingPhotonIsNaN()
    {
        var photons = Balanced(SharpBeams, RandomStream.FromSeed(1));
        var fit = new PhotonTripletFit(SharpBeams, new Calorimeter());
        Assert.True(double.IsNaN(fit.Fit(photons[0], new FourVector(double.NaN, 0, 0, double.NaN), photons[2]).ChiSquared));
        Assert.True(double.IsNaN(fit.Fit(photons[0], FourVector.FromMass(new ThreeVector(0, 0.01, 3), 0), photons[2]).Photon1.E));
    }

    // Three photons of random directions: momentum balance in the CMS fixes their energies.
    private static FourVector[] Balanced(Collider collider, RandomStream rng)
    {
        while (true)
        {
            var (first, second) = (rng.Uniform() * 2 * Math.PI, rng.Uniform() * 2 * Math.PI);
            var third = 2 * Math.PI - first - second;
            if (first is < 1 or > 3 || second is < 1 or > 3 || third is < 1 or > 3)
                continue;
            double[] sines = [Math.Sin(second), Math.Sin(third), Math.Sin(first)];
            double[] angles = [0, first, first + second];
            var tilt = 0.5 * rng.Uniform();
            FourVector[] photons = [.. Enumerable.Range(0, 3).Select(i => collider.ToLaboratory(FourVector.FromMass(
                new ThreeVector(Math.Cos(angles[i]), Math.Sin(angles[i]) * Math.Cos(tilt), Math.Sin(angles[i]) * Math.Sin(tilt)) * (collider.SqrtS * sines[i] / sines.Sum()), 0)))];
            if (photons.All(photon => photon.Theta is > 35 * deg and < 88 * deg or > 92 * deg and < 126 * deg))
                return photons;
        }
    }

    private static FourVector[] Smeared(FourVector[] photons, Calorimeter calorimeter, RandomStream rng) => [.. photons.Select(photon =>
    {
        var region = calorimeter.RegionOf(photon.Theta)!.Value;
        var resolution = calorimeter.Resolution;
        return FourVector.FromMass(ThreeVector.Direction(photon.Theta + resolution.Theta(region, photon.E) * rng.Gaussian(), photon.Phi + resolution.Phi(region, photon.E) * rng.Gaussian())
            * (photon.E * (1 + resolution.RelativeEnergy(region, photon.E) * rng.Gaussian())), 0);
    })];

    private static Collider Spread(Collider collider, RandomStream rng) => new(collider.Name, collider.ElectronEnergy * (1 + collider.EnergySpread.Electrons * rng.Gaussian()),
        collider.PositronEnergy * (1 + collider.EnergySpread.Positrons * rng.Gaussian()), collider.CrossingAngle);
}
