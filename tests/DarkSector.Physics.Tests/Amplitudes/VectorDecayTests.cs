using System.Numerics;
using DarkSector.Numerics.Kinematics;
using DarkSector.Numerics.Random;
using DarkSector.Physics.Amplitudes;

namespace DarkSector.Physics.Tests.Amplitudes;

public class VectorDecayTests
{
    private static readonly FourVector Boson = FourVector.FromMass(new(0.4, -1.3, 2), 2);
    private static readonly FourVector Other = FourVector.FromMass(new(-1, 0.2, 0.7), 1.5);

    // Orthogonal to the boson, as a current that conserves charge.
    private static readonly ComplexVector Current = Transverse(new(0.3, new(-1.1, 0.4), new(0.2, 0.9), 0.6));

    [Theory]
    [InlineData(0.3, 0.3)]
    [InlineData(0.2, 1.1)]
    [InlineData(0, 0)]
    public void ToFermions_IsTheSquareOfTheSpinorCurrent(double mass1, double mass2)
    {
        var rng = RandomStream.FromSeed(1);
        var ratios = new List<double>();
        for (var i = 0; i < 20; i++)
        {
            var (k1, k2) = PhaseSpace.TwoBody(Boson, mass1, mass2, rng);
            ratios.Add(VectorDecay.ToFermions(k1, k2, mass1, mass2).Contract(Current) / Squared(k1, k2));
        }
        Assert.Equal(1, ratios.Max() / ratios.Min(), 1e-9);

        static double Squared(FourVector k1, FourVector k2)
        {
            var sum = 0.0;
            foreach (var h1 in new[] { -1, 1 })
            {
                foreach (var h2 in new[] { -1, 1 })
                    sum += Math.Pow(Current.Dot(Spinor.Particle(k1, h1).Bar.Current(Spinor.Antiparticle(k2, h2))).Magnitude, 2);
            }
            return sum;
        }
    }

    [Fact]
    public void Tensors_AverageToTheSumOverPolarisations()
    {
        // The six directions along three axes average quadratic functions exactly.
        ThreeVector[] axes = [new(1, 0, 0), new(-1, 0, 0), new(0, 1, 0), new(0, -1, 0), new(0, 0, 1), new(0, 0, -1)];
        var second = Decay(Other, 0.1, 0.1, new ThreeVector(2, -1, 2).Unit);
        var fermions = axes.Select(axis => Decay(Boson, 0.2, 1.1, axis)).ToArray();
        var scalars = axes.Select(axis => PhaseSpace.TwoBody(Boson, 0.3, 0.3, axis)).Select(k => VectorDecay.ToScalars(k.First, k.Second, 0.3)).ToArray();
        foreach (var decays in new[] { fermions, scalars })
        {
            Assert.Equal(1, decays.Average(d => d.AlongsideBeams), 10);
            Assert.Equal(VectorDecay.Norm(Current), decays.Average(d => d.Contract(Current)), 10);
            // Two bosons from a scalar: averaged over one decay, the other still knows the direction between the two; over both it is 1.
            Assert.Equal(1, axes.Average(axis => decays.Average(d => d.With(Decay(Other, 0.1, 0.1, axis)))), 10);
            Assert.Equal(axes.Average(axis => Decay(Boson, 0, 0, axis).With(second)), decays.Average(d => d.With(second)), 10);
        }
    }

    [Fact]
    public void With_IsSymmetric()
    {
        var (first, second) = (Decay(Boson, 0.2, 0.2, new(0, 0, 1)), Decay(Other, 0.1, 0.1, new(0, 1, 0)));
        Assert.Equal(first.With(second), second.With(first), 12);
    }

    private static VectorDecay Decay(FourVector boson, double mass1, double mass2, ThreeVector direction)
    {
        var (k1, k2) = PhaseSpace.TwoBody(boson, mass1, mass2, direction);
        return VectorDecay.ToFermions(k1, k2, mass1, mass2);
    }

    private static ComplexVector Transverse(ComplexVector j)
    {
        Complex along = j.Dot(Boson) / Boson.MassSquared;
        return new ComplexVector(j.T - along * Boson.E, j.X - along * Boson.Px, j.Y - along * Boson.Py, j.Z - along * Boson.Pz);
    }
}
