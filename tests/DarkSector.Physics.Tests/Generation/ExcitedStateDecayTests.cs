using DarkSector.Numerics.Integration;
using DarkSector.Numerics.Kinematics;
using DarkSector.Numerics.Random;
using DarkSector.Physics.Amplitudes;
using DarkSector.Physics.Generation;
using DarkSector.Physics.Models;
using DarkSector.Physics.Particles;

namespace DarkSector.Physics.Tests.Generation;

public class ExcitedStateDecayTests
{
    private const double M1 = 0.8;
    private const double Splitting = 0.6;
    private const double DarkPhotonMass = 1.1;
    private static readonly InelasticDarkMatter Model = new(M1, Splitting, new DarkPhoton(DarkPhotonMass, 1e-3), 0.1);
    private static readonly FourVector Chi2 = FourVector.FromMass(new(0.3, -1, 2), M1 + Splitting);

    [Fact]
    public void Density_IsTheSquaredHelicityAmplitude()
    {
        // Sum over helicities of |ubar(chi1) g u(chi2) . ubar(l-) g v(l+)|^2/(m_A'^2 - q^2)^2 times phase space p1 p_l dq.
        var decay = new ExcitedStateDecay(Model, Particle.Muon);
        var rng = RandomStream.FromSeed(2);
        Span<FourVector> k = stackalloc FourVector[3];
        var ratios = new List<double>();
        for (var i = 0; i < 50; i++)
        {
            var density = decay.Draw(Chi2, [rng.Uniform(), rng.Uniform(), rng.Uniform(), rng.Uniform(), rng.Uniform()], k);
            var q = (k[1] + k[2]).Mass;
            var phaseSpace = PhaseSpace.BreakupMomentum(M1 + Splitting, q, M1) * PhaseSpace.BreakupMomentum(q, Particle.Muon.Mass, Particle.Muon.Mass);
            ratios.Add(density / (Squared(k) * phaseSpace / Math.Pow(DarkPhotonMass * DarkPhotonMass - q * q, 2)));
        }
        Assert.Equal(1, ratios.Max() / ratios.Min(), 1e-8);
    }

    [Fact]
    public void Density_IsOneOnAverage()
    {
        foreach (var lepton in new[] { Particle.Electron, Particle.Muon })
        {
            var decay = new ExcitedStateDecay(Model, lepton);
            var (integral, _) = AdaptiveIntegrator.Integrate(ExcitedStateDecay.Dimensions, point =>
            {
                Span<FourVector> momenta = stackalloc FourVector[3];
                return decay.Draw(Chi2, point, momenta);
            }, new IntegrationOptions(10_000), RandomStream.FromSeed(3));
            Assert.Equal(1, integral.Value, 3.5 * integral.Error);
            Assert.InRange(integral.Error, 0, 0.004);
        }
    }

    [Fact]
    public void Momenta_AddUpAtTheEdgesToo()
    {
        var decay = new ExcitedStateDecay(Model, Particle.Electron);
        Span<FourVector> k = stackalloc FourVector[3];
        foreach (var edge in new[] { 1e-6, 0.5, 1 - 1e-6 })
        {
            Assert.True(decay.Draw(Chi2, [edge, 0.2, 0.3, 0.9, 0.1], k) > 0);
            Assert.Equal(0, (k[0] + k[1] + k[2] - Chi2).P, 12);
        }
        foreach (var edge in new[] { 0, Math.BitDecrement(1) })
            Assert.Equal(0, decay.Draw(Chi2, [edge, 0.2, 0.3, 0.9, 0.1], k));
    }

    private static double Squared(ReadOnlySpan<FourVector> k)
    {
        var sum = 0.0;
        foreach (var h in new[] { -1, 1 })
        {
            foreach (var h2 in new[] { -1, 1 })
            {
                var dark = Spinor.Particle(k[0], h).Bar.Current(Spinor.Particle(Chi2, h2));
                foreach (var g in new[] { -1, 1 })
                {
                    foreach (var g2 in new[] { -1, 1 })
                        sum += Math.Pow(dark.Dot(Spinor.Particle(k[1], g).Bar.Current(Spinor.Antiparticle(k[2], g2))).Magnitude, 2);
                }
            }
        }
        return sum;
    }
}
