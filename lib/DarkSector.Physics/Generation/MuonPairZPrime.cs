using DarkSector.Numerics.Kinematics;
using DarkSector.Physics.Amplitudes;
using DarkSector.Physics.Models;
using DarkSector.Physics.Particles;

namespace DarkSector.Physics.Generation;

/// <summary>e+e- -> mu+mu- Z': a Z' radiated off a muon, exact at tree level, muon mass kept, no initial-state radiation.</summary>
/// <remarks>
/// sigma = 1/(2s) Int |M|^2 dPhi_3, dPhi_3 = ds1 ds2/(128 pi^3 s) times the average over orientations, s_i = (k_i + q)^2.
/// Averaged over beam helicities |M|^2 = (4 pi alpha g')^2/(2s) Sum (|J|^2 - |J.p|^2) over final helicities, with J the muon current
/// (<see cref="RadiativePair"/>) and p the beam direction: the events are not isotropic. s1 and s2 are drawn in the logarithms of
/// D_i = s_i - m_mu^2, the propagators. The Z' is narrow; its decay is not generated.
/// </remarks>
public sealed class MuonPairZPrime : Process
{
    private readonly DalitzRegion _region;

    /// <summary>The process at a centre-of-mass energy.</summary>
    /// <param name="model">The Z'; its mass is below sqrt(s) - 2 m_mu.</param>
    /// <param name="sqrtS">Centre-of-mass energy [GeV].</param>
    /// <param name="fineStructure">alpha; 1/137.036 unless a published convention is to be followed (1/127.9 in the UFO models).</param>
    public MuonPairZPrime(LmuLtauZPrime model, double sqrtS, double fineStructure = PhysicalConstants.FineStructure)
    {
        ArgumentNullException.ThrowIfNull(model);
        var threshold = sqrtS - 2 * Particle.Muon.Mass;
        if (!(model.Mass < threshold))
            throw new ArgumentOutOfRangeException(nameof(model),
                $"mass = {model.Mass} GeV; the process e+e- -> mu mu Z' needs mass < {threshold:F2} GeV at sqrt(s) = {sqrtS:F2} GeV.");
        Model = model;
        SqrtS = sqrtS;
        FineStructure = fineStructure;
        _region = new DalitzRegion(sqrtS, Particle.Muon.Mass, model.Mass);
    }

    /// <summary>The Z'.</summary>
    public LmuLtauZPrime Model { get; }

    /// <summary>The fine-structure constant used.</summary>
    public double FineStructure { get; }

    /// <inheritdoc/>
    public override string Name => $"$Z'$ ({Model.Mass:G4} GeV)";

    /// <inheritdoc/>
    public override string Normalisation => $"exact tree cross-section, alpha = 1/{1 / FineStructure:G6}, no initial-state radiation";

    /// <inheritdoc/>
    public override double SqrtS { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<TrueParticle> FinalState { get; } =
        [TrueParticle.NegativeMuon, TrueParticle.PositiveMuon, TrueParticle.Invisible("zPrimeTrue")];

    /// <inheritdoc/>
    public override int Dimensions => 5;

    /// <inheritdoc/>
    public override double Evaluate(ReadOnlySpan<double> point, Span<FourVector> momenta)
    {
        var (d1, d2, jacobian) = _region.Sample(point[0], point[1]);
        _region.BodyFrame(d1, d2, momenta);
        Orient(point[2], point[3], point[4], momenta);

        var s = SqrtS * SqrtS;
        var phaseSpace = jacobian / (128 * Math.Pow(Math.PI, 3) * s);
        return PhysicalConstants.HbarCSquared / (2 * s) * phaseSpace * SquaredAmplitude(momenta[0], momenta[1], momenta[2]);
    }

    /// <summary>The cross-section [fb] by quadrature of the closed form: the amplitude integrated over orientations.</summary>
    /// <remarks>sigma = alpha^2 g'^2/(48 pi s^3) Int dD1 dD2 W, with W the vector case of the traces (electron mass neglected):
    /// 8(D1/D2 + D2/D1) - (32 a + 16 b + 16 s)(1/D1 + 1/D2) + (16 s^2 + 32 s b + 16 b^2 - 64 a^2)/(D1 D2)
    /// - (32 a^2 + 16 a b + 16 s a + 8 s b)(1/D1^2 + 1/D2^2), a = m_mu^2, b = M^2. 120 x 120 Gauss points in ln D1, ln D2: better than 1e-6.</remarks>
    public double TotalCrossSection()
    {
        var s = SqrtS * SqrtS;
        var (a, b) = (Particle.Muon.Mass * Particle.Muon.Mass, Model.Mass * Model.Mass);
        var integral = _region.Integrate((d1, d2) =>
            8 * (d1 / d2 + d2 / d1) - (32 * a + 16 * b + 16 * s) * (1 / d1 + 1 / d2)
            + (16 * s * s + 32 * s * b + 16 * b * b - 64 * a * a) / (d1 * d2)
            - (32 * a * a + 16 * a * b + 16 * s * a + 8 * s * b) * (1 / (d1 * d1) + 1 / (d2 * d2)));
        var charges = FineStructure * Model.Coupling;
        return PhysicalConstants.HbarCSquared * charges * charges / (48 * Math.PI * s * s * s) * integral;
    }

    /// <summary>Squared amplitude, averaged over beam and summed over final helicities.</summary>
    /// <param name="negative">Momentum of the mu-, CMS frame [GeV].</param>
    /// <param name="positive">Momentum of the mu+ [GeV].</param>
    /// <param name="boson">Momentum of the Z' [GeV].</param>
    public double SquaredAmplitude(FourVector negative, FourVector positive, FourVector boson)
    {
        var (first, second) = Polarisation.Transverse(boson);
        ReadOnlySpan<FourVector> polarisations = [first, second, Polarisation.Longitudinal(boson, Model.Mass)];
        // The currents of the opposite helicities are complex conjugates: the mu- of one helicity stands for both.
        var (ubar, v) = (Spinor.Particle(negative, +1).Bar, Spinor.Antiparticle(positive, +1));
        ReadOnlySpan<Spinor> antimuons = [v, v.HelicityReversed()];
        var transverse = 0.0;
        foreach (var polarisation in polarisations)
        {
            var radiatedMuon = RadiativePair.Radiated(ubar, negative, boson, polarisation, Particle.Muon.Mass);
            foreach (ref readonly var antimuon in antimuons)
            {
                var radiatedAntimuon = RadiativePair.Radiated(antimuon, positive, boson, polarisation, Particle.Muon.Mass);
                var current = radiatedMuon.Current(antimuon) + ubar.Current(radiatedAntimuon);
                transverse += 2 * (MagnitudeSquared(current.X) + MagnitudeSquared(current.Y));
            }
        }
        var s = SqrtS * SqrtS;
        var charges = 4 * Math.PI * FineStructure * Model.Coupling;
        return charges * charges / (2 * s) * transverse;
    }

    private static void Orient(double cosine, double azimuth, double turn, Span<FourVector> momenta)
    {
        var direction = ThreeVector.Direction(Math.Acos(2 * cosine - 1), 2 * Math.PI * azimuth);
        var rotation = Rotation.FromZTo(direction, 2 * Math.PI * turn);
        foreach (ref var momentum in momenta)
            momentum = rotation.Apply(momentum);
    }

    private static double MagnitudeSquared(System.Numerics.Complex z) => z.Real * z.Real + z.Imaginary * z.Imaginary;
}
