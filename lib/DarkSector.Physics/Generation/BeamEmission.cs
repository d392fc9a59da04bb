using DarkSector.Numerics.Kinematics;
using DarkSector.Physics.Amplitudes;
using DarkSector.Physics.Models;
using DarkSector.Physics.Particles;
using MathNet.Numerics.Integration;

namespace DarkSector.Physics.Generation;

/// <summary>Three-body final states l+ l- V in variables that suit a vector boson V radiated off the beams: e+e- -> V gamma*, gamma* -> l+l-.</summary>
/// <remarks>
/// The pair's mass squared Q^2 is drawn with density 1/(Q^2 (s - M^2 - Q^2)), its propagator and the soft boson's; the angle of V to the beams by the
/// poles of the electron propagators, A -+ B cos = M^2 - 2 p.q with the electron mass kept (<see cref="PeakedCosine"/>); the pair decays uniformly in its rest frame.
/// </remarks>
internal sealed class BeamEmission(double sqrtS, double leptonMass, double bosonMass)
{
    private const int QuadratureOrder = 120;

    private readonly double _s = sqrtS * sqrtS;
    private readonly double _boson2 = bosonMass * bosonMass;
    private readonly double _lepton2 = leptonMass * leptonMass;
    private readonly double _electron2 = Particle.Electron.Mass * Particle.Electron.Mass;

    private double Pole => _s - _boson2;

    private double Lowest => 4 * _lepton2;

    private double Highest => (sqrtS - bosonMass) * (sqrtS - bosonMass);

    // ln(Q^2/(s - M^2 - Q^2)) from end to end
    private double Range => Logit(Highest) - Logit(Lowest);

    /// <summary>Momenta of the negative and positive lepton and the boson, CMS frame, from five coordinates.</summary>
    public void Sample(ReadOnlySpan<double> point, Span<FourVector> momenta)
    {
        var virtuality = Virtuality(point[0]);
        var pairMass = Math.Sqrt(virtuality);
        var momentum = PhaseSpace.BreakupMomentum(sqrtS, bosonMass, pairMass);
        var cosine = PeakedCosine.Draw(point[1], Poles(virtuality), 1).Value;
        var boson = FourVector.FromMass(ThreeVector.Direction(Math.Acos(cosine), 2 * Math.PI * point[2]) * momentum, bosonMass);
        var pair = FourVector.FromMass(-boson.Momentum, pairMass);
        var direction = ThreeVector.Direction(Math.Acos(2 * point[3] - 1), 2 * Math.PI * point[4]);
        var (negative, positive) = PhaseSpace.TwoBody(pair, leptonMass, leptonMass, direction);
        (momenta[0], momenta[1], momenta[2]) = (negative, positive, boson);
    }

    /// <summary>Three-body phase space dPhi_3 per unit volume of the cube, at given momenta.</summary>
    public double Jacobian(ReadOnlySpan<FourVector> momenta)
    {
        var virtuality = (momenta[0] + momenta[1]).MassSquared;
        var boson = momenta[2];
        var angle = PeakedCosine.JacobianOf(boson.CosTheta, Poles(virtuality), 1) * 2 * Math.PI;
        var velocity = Math.Sqrt(Math.Max(0, 1 - Lowest / virtuality));
        // dQ^2/(2 pi), |q| dOmega/(16 pi^2 sqrt(s)), beta dOmega/(32 pi^2)
        return VirtualityJacobian(virtuality) / (2 * Math.PI) * boson.P * angle / (16 * Math.PI * Math.PI * sqrtS) * velocity / (8 * Math.PI);
    }

    /// <summary>The cross-section [fb] of this emission alone, for unit coupling of V to electrons.</summary>
    /// <remarks>dsigma/dQ^2 = sigma(e+e- -> V gamma*) (alpha/(3 pi Q^2)) (1 + 2 m_l^2/Q^2) sqrt(1 - 4 m_l^2/Q^2), with sigma = 4 pi alpha/(8 pi s^2) Int dt W/8 and W the crossed
    /// trace of <see cref="PairTrace"/>; 120 Gauss points. The interference with emission off the pair vanishes in the total: it is odd under exchange of the leptons.</remarks>
    public double CrossSection(double fineStructure)
    {
        var integral = GaussLegendreRule.Integrate(t =>
        {
            // u = t^2 (3 - 2t) softens the thresholds at both ends.
            var virtuality = Virtuality(t * t * (3 - 2 * t));
            var spectrum = fineStructure / (3 * Math.PI * virtuality) * (1 + Lowest / (2 * virtuality)) * Math.Sqrt(Math.Max(0, 1 - Lowest / virtuality));
            return 6 * t * (1 - t) * VirtualityJacobian(virtuality) * spectrum * TraceOverAngles(virtuality);
        }, 0, 1, QuadratureOrder);
        return PhysicalConstants.HbarCSquared * fineStructure / (2 * _s * _s) * integral;
    }

    // Int dt W/8: -D_i lies between (A - B)/2 and (A + B)/2 and both add up to A.
    private double TraceOverAngles(double virtuality)
    {
        var (sum, poles) = (Pole - virtuality, Poles(virtuality));
        var range = Math.Atanh(poles);
        // D = -A (1 - b cos)/2 with b cos = tanh(y): dD = A (1 - tanh^2 y)/2 dy takes out the poles.
        return GaussLegendreRule.Integrate(y =>
        {
            var tanh = Math.Tanh(y);
            var (d1, d2) = (-sum * (1 - tanh) / 2, -sum * (1 + tanh) / 2);
            return sum * (1 - tanh * tanh) / 2 * PairTrace.W(CouplingStructure.Vector, d1, d2, virtuality, _electron2, _boson2) / 8;
        }, -range, range, QuadratureOrder);
    }

    // b = B/A, B = 2 |p| |q| and A = sqrt(s) E_q - M^2.
    private double Poles(double virtuality)
    {
        var momentum = PhaseSpace.BreakupMomentum(sqrtS, bosonMass, Math.Sqrt(virtuality));
        return Math.Sqrt(1 - 4 * _electron2 / _s) * 2 * sqrtS * momentum / (Pole - virtuality);
    }

    private double Logit(double virtuality) => Math.Log(virtuality / (Pole - virtuality));

    private double Virtuality(double u) => Pole / (1 + Math.Exp(-(Logit(Lowest) + u * Range)));

    private double VirtualityJacobian(double virtuality) => Range * virtuality * (Pole - virtuality) / Pole;
}
