using DarkSector.Numerics.Kinematics;
using DarkSector.Physics.Amplitudes;
using DarkSector.Physics.Particles;

namespace DarkSector.Physics.Generation;

/// <summary>e+e- -> gamma V for a vector V of any mass that couples to electrons with e: before decays, electron mass kept.</summary>
/// <remarks>
/// With x = -D1 and y = -D2, D_i = (p_i - k)^2 - m_e^2 and a = m_e^2, b = M^2: dsigma/dcos = (pi alpha^2/(8 s)) (1 - b/s) W, and
/// W = 8(x/y + y/x) + (32 a + 16 b)(1/x + 1/y) + (16 b^2 - 64 a^2)/(x y) - (32 a^2 + 16 a b)(1/x^2 + 1/y^2), x, y = (s - b)/2 (1 -+ beta cos).
/// It is the radiation of V off a lepton pair (<see cref="MuonPairZPrime"/>) read backwards, with the virtual photon real. Without electron mass
/// W = 16 [1 + cos^2 + 4r/(1 - r)^2]/sin^2, r = b/s; with it the peaks along the beams are finite, and so is the cross-section without angular cuts.
/// </remarks>
internal sealed class PhotonAndVector
{
    private static readonly double ElectronMass2 = Particle.Electron.Mass * Particle.Electron.Mass;

    private readonly double _sqrtS;
    private readonly double _s;
    private readonly double _beta;
    private readonly double _strength;
    private readonly double _lowest;
    private readonly double _highest;

    /// <summary>The reaction within cuts on the photon's angle.</summary>
    public PhotonAndVector(double sqrtS, PhotonCuts cuts, double fineStructure)
    {
        if (!(sqrtS > 2 * Particle.Electron.Mass) || !double.IsFinite(sqrtS))
            throw new ArgumentOutOfRangeException(nameof(sqrtS), $"sqrtS = {sqrtS} GeV; the beams need a finite energy above 0 GeV.");
        _sqrtS = sqrtS;
        _s = sqrtS * sqrtS;
        _beta = Math.Sqrt(1 - 4 * ElectronMass2 / _s);
        _strength = PhysicalConstants.HbarCSquared * Math.PI * fineStructure * fineStructure / (8 * _s);
        (_lowest, _highest) = (Rapidity(cuts.MaximumTheta), Rapidity(cuts.MinimumTheta));
    }

    /// <summary>Energy of the photon beside a vector of mass M [GeV].</summary>
    public double PhotonEnergy(double mass) => (_s - mass * mass) / (2 * _sqrtS);

    /// <summary>Largest mass beside a photon of at least an energy [GeV].</summary>
    public double LargestMass(double photonEnergy) => Math.Sqrt(Math.Max(0, _s - 2 * _sqrtS * photonEnergy));

    /// <summary>The cross-section [fb] within the angular cuts.</summary>
    public double CrossSection(double mass)
    {
        var (even, pole, peak) = Terms(mass);
        double Primitive(double w) => (2 * even + pole) * w - even * Math.Tanh(w) - peak * Math.Sinh(w) * Math.Cosh(w);
        return Prefactor(mass) * (Primitive(_highest) - Primitive(_lowest));
    }

    /// <summary>A photon drawn in w = atanh(beta cos), which takes out both poles, and the cross-section per unit square [fb].</summary>
    public (FourVector Photon, double Density) Draw(double u, double v, double mass)
    {
        var w = _lowest + (_highest - _lowest) * u;
        var (tanh, sech2) = (Math.Tanh(w), 1 / (Math.Cosh(w) * Math.Cosh(w)));
        var (even, pole, peak) = Terms(mass);
        // dt W with t = beta cos: dt = sech^2(w) dw, and x y = ((s - b)/2)^2 sech^2(w).
        var density = Prefactor(mass) * (even * (1 + tanh * tanh) + pole - peak * (1 + tanh * tanh) / sech2) * (_highest - _lowest);

        var sine = Math.Sqrt(Math.Max(0, sech2 - 4 * ElectronMass2 / _s)) / _beta;
        var (sinPhi, cosPhi) = Math.SinCos(2 * Math.PI * v);
        var energy = PhotonEnergy(mass);
        return (new FourVector(energy * sine * cosPhi, energy * sine * sinPhi, energy * tanh / _beta, energy), density);
    }

    /// <summary>How much more likely than on average the vector decays as given, by the spin correlation with beams and photon.</summary>
    /// <remarks>Sum over helicities of J.H.J^* over that of J.P.J^*, J the current of the beams after they have radiated the photon.</remarks>
    public double Correlation(FourVector photon, in VectorDecay decay)
    {
        var momentum = _sqrtS / 2 * _beta;
        var (electron, positron) = (new FourVector(0, 0, momentum, _sqrtS / 2), new FourVector(0, 0, -momentum, _sqrtS / 2));
        var (first, second) = Polarisation.Transverse(photon);
        var (decaying, any) = (0.0, 0.0);
        // Reversing all helicities conjugates the amplitude: those of a right-handed electron are enough.
        foreach (var polarisation in (ReadOnlySpan<FourVector>)[first, second])
        {
            foreach (var positronHelicity in (ReadOnlySpan<int>)[-1, +1])
            {
                var current = RadiativePair.Incoming(electron, +1, positron, positronHelicity, photon, polarisation, Particle.Electron.Mass);
                decaying += decay.Contract(current);
                any += VectorDecay.Norm(current);
            }
        }
        return decaying / any;
    }

    // W (1 - t^2) = even (1 + t^2) + pole - peak (1 + t^2)/(1 - t^2), t = beta cos.
    private (double Even, double Pole, double Peak) Terms(double mass)
    {
        var (a, b) = (ElectronMass2, mass * mass);
        var half = (_s - b) / 2;
        return (16, 2 * (32 * a + 16 * b) / half + (16 * b * b - 64 * a * a) / (half * half), 2 * (32 * a * a + 16 * a * b) / (half * half));
    }

    private double Prefactor(double mass) => _strength * (1 - mass * mass / _s) / _beta;

    // atanh(beta cos(theta)), with 1 -+ beta cos taken without cancellation.
    private double Rapidity(double theta)
    {
        var oneMinusBeta = 4 * ElectronMass2 / _s / (1 + _beta);
        var (sine, cosine) = Math.SinCos(theta / 2);
        return 0.5 * Math.Log((oneMinusBeta + 2 * _beta * cosine * cosine) / (oneMinusBeta + 2 * _beta * sine * sine));
    }
}
