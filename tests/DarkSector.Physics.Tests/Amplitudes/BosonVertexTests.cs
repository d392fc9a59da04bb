using System.Numerics;
using DarkSector.Numerics.Kinematics;
using DarkSector.Numerics.Random;
using DarkSector.Physics.Amplitudes;
using DarkSector.Physics.Models;
using DarkSector.Physics.Particles;

namespace DarkSector.Physics.Tests.Amplitudes;

public class BosonVertexTests
{
    private const double SqrtS = 10.58;

    private static readonly double Mass = Particle.Tau.Mass;
    private static readonly int[] Helicities = [-1, 1];

    public static TheoryData<CouplingStructure> SpinZero => [CouplingStructure.Scalar, CouplingStructure.Pseudoscalar];

    public static TheoryData<CouplingStructure> All => [CouplingStructure.Vector, CouplingStructure.Scalar, CouplingStructure.Pseudoscalar];

    [Theory]
    [MemberData(nameof(SpinZero))]
    public void OutgoingCurrent_IsConserved(CouplingStructure structure)
    {
        // The Ward identity of the virtual photon holds whatever else the line radiates.
        foreach (var (k1, k2, q) in Events(3))
        {
            foreach (var (h1, h2) in HelicityPairs())
            {
                var current = RadiativePair.Outgoing(k1, h1, k2, h2, q, Vertex(structure), Mass);
                Assert.InRange(Complex.Abs(current.Dot(k1 + k2 + q)), 0, 1e-10 * SqrtS * Size(current) + 1e-14);
            }
        }
    }

    [Theory]
    [MemberData(nameof(SpinZero))]
    public void IncomingCurrent_IsConserved(CouplingStructure structure)
    {
        var momentum = Math.Sqrt(SqrtS * SqrtS / 4 - Mass * Mass);
        var (p1, p2) = (FourVector.FromMass(new(0, 0, momentum), Mass), FourVector.FromMass(new(0, 0, -momentum), Mass));
        foreach (var (_, _, q) in Events(3))
        {
            foreach (var (h1, h2) in HelicityPairs())
            {
                var current = RadiativePair.Incoming(p1, h1, p2, h2, q, Vertex(structure), Mass);
                Assert.InRange(Complex.Abs(current.Dot(p1 + p2 - q)), 0, 1e-10 * SqrtS * Size(current) + 1e-14);
            }
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void SumOverHelicities_IsLorentzInvariantAndTheTrace(CouplingStructure structure)
    {
        const double BosonMass = 3;
        var (velocity, rotation) = (new ThreeVector(0.3, -0.5, 0.6), Rotation.FromZTo(new ThreeVector(1, 2, -3).Unit, 0.7));
        foreach (var (k1, k2, q) in Events(BosonMass))
        {
            var expected = Sum(structure, k1, k2, q, BosonMass);
            Assert.Equal(expected, Sum(structure, k1.Boost(velocity), k2.Boost(velocity), q.Boost(velocity), BosonMass), 1e-8 * expected);
            Assert.Equal(expected, Sum(structure, rotation.Apply(k1), rotation.Apply(k2), rotation.Apply(q), BosonMass), 1e-8 * expected);
            var (d1, d2) = ((k1 + q).MassSquared - Mass * Mass, (k2 + q).MassSquared - Mass * Mass);
            Assert.Equal(expected, PairTrace.W(structure, d1, d2, SqrtS * SqrtS, Mass * Mass, BosonMass * BosonMass), 1e-9 * expected);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void IncomingPair_HasTheCrossedTrace(CouplingStructure structure)
    {
        const double BosonMass = 3;
        var momentum = Math.Sqrt(SqrtS * SqrtS / 4 - Mass * Mass);
        var (p1, p2) = (FourVector.FromMass(new(0, 0, momentum), Mass), FourVector.FromMass(new(0, 0, -momentum), Mass));
        foreach (var (_, _, q) in Events(BosonMass))
        {
            var sum = 0.0;
            foreach (var state in States(structure, q, BosonMass))
                sum += HelicityPairs().Sum(h => Square(RadiativePair.Incoming(p1, h.First, p2, h.Second, q, state.Vertex, Mass)));
            var (d1, d2) = ((p1 - q).MassSquared - Mass * Mass, (p2 - q).MassSquared - Mass * Mass);
            var virtuality = (p1 + p2 - q).MassSquared;
            // Two fermions change sides: two signs, which cancel.
            Assert.Equal(PairTrace.W(structure, d1, d2, virtuality, Mass * Mass, BosonMass * BosonMass), sum, 1e-9 * sum);
        }
    }

    [Fact]
    public void Pseudoscalar_ActsAsTheDerivativeOfAnAxialCoupling()
    {
        // qslash gamma5 between on-shell leptons is 2m gamma5: the contact terms of the two diagrams cancel.
        foreach (var (k1, k2, q) in Events(3))
        {
            foreach (var (h1, h2) in HelicityPairs())
            {
                var (ubar, v) = (Spinor.Particle(k1, h1).Bar, Spinor.Antiparticle(k2, h2));
                // A row times qslash gamma5, and qslash gamma5 times a column, both with the factor i of the vertex.
                var derivative = ubar.Slash(q).TimesIGamma5().Propagated(k1 + q, Mass).Current(v)
                    + ubar.Current(v.TimesIGamma5().Slash(q).Propagated(-(k2 + q), Mass));
                var pseudoscalar = RadiativePair.Outgoing(k1, h1, k2, h2, q, BosonVertex.Pseudoscalar, Mass);
                // The sign is that of ubar (k1slash + qslash - m) gamma5 = -ubar gamma5 (k1slash + qslash + m) + ..., the same for all helicities.
                Assert.InRange(Size(derivative + (2 * Mass) * pseudoscalar), 0, 1e-9 * Size(derivative) + 1e-12);
            }
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Vertices_CommuteWithTheReversalOfHelicities(CouplingStructure structure)
    {
        foreach (var (k1, _, q) in Events(3))
        {
            foreach (var state in States(structure, q, 3))
            {
                var psi = Spinor.Particle(k1, 1);
                var (first, second) = (state.Vertex.On(psi.HelicityReversed()), state.Vertex.On(psi).HelicityReversed());
                Assert.InRange(Complex.Abs(first.L1 - second.L1) + Complex.Abs(first.L2 - second.L2)
                    + Complex.Abs(first.R1 - second.R1) + Complex.Abs(first.R2 - second.R2), 0, 1e-12);
            }
        }
    }

    private static double Sum(CouplingStructure structure, FourVector k1, FourVector k2, FourVector q, double bosonMass) =>
        States(structure, q, bosonMass).Sum(state => HelicityPairs().Sum(h =>
            Square(RadiativePair.Outgoing(k1, h.First, k2, h.Second, q, state.Vertex, Mass))));

    private static SpinState[] States(CouplingStructure structure, FourVector q, double bosonMass) =>
        SpinState.Of(structure, q, bosonMass, stackalloc SpinState[SpinState.Most]).ToArray();

    private static BosonVertex Vertex(CouplingStructure structure) =>
        structure == CouplingStructure.Scalar ? BosonVertex.Scalar : BosonVertex.Pseudoscalar;

    private static double Square(ComplexVector j) => -j.Dot(new ComplexVector(
        Complex.Conjugate(j.T), Complex.Conjugate(j.X), Complex.Conjugate(j.Y), Complex.Conjugate(j.Z))).Real;

    private static double Size(ComplexVector j) => new[] { j.T, j.X, j.Y, j.Z }.Max(Complex.Abs);

    private static (int First, int Second)[] HelicityPairs() => [.. Helicities.SelectMany(h1 => Helicities.Select(h2 => (h1, h2)))];

    private static List<(FourVector K1, FourVector K2, FourVector Q)> Events(double bosonMass)
    {
        var rng = RandomStream.FromSeed(20261121)["vertices"];
        return [.. Enumerable.Range(0, 50).Select(_ => PhaseSpace.ThreeBody(FourVector.AtRest(SqrtS), Mass, Mass, bosonMass, rng))];
    }
}
