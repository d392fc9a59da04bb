using DarkSector.Numerics.Kinematics;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Colliders;

/// <summary>Two beams that cross at an angle, and the frames they define.</summary>
/// <remarks>
/// Laboratory frame: z bisects the beam pipes along the electrons, x points out of the rings; both beams have the same slope in x.
/// Centre-of-mass (CMS) frame: the laboratory boosted so that the beams' momenta cancel, then turned by the smallest angle
/// that puts the electrons along +z. Beam masses are neglected.
/// </remarks>
/// <param name="Name">Name of the collider.</param>
/// <param name="ElectronEnergy">Energy of the electron beam [GeV].</param>
/// <param name="PositronEnergy">Energy of the positron beam [GeV].</param>
/// <param name="CrossingAngle">Full angle between the beam lines [rad].</param>
public sealed record Collider(string Name, double ElectronEnergy, double PositronEnergy, double CrossingAngle)
{
    private readonly Rotation _cmsToBoosted = Axes(ElectronEnergy, PositronEnergy, CrossingAngle);
    private readonly FourVector _beams = Beam(ElectronEnergy, CrossingAngle, +1) + Beam(PositronEnergy, CrossingAngle, -1);

    /// <summary>Energy of the electron beam [GeV], above 0.</summary>
    public double ElectronEnergy { get; } = ElectronEnergy;

    /// <summary>Energy of the positron beam [GeV], above 0.</summary>
    public double PositronEnergy { get; } = PositronEnergy;

    /// <summary>Full angle between the beam lines [rad], from 0 to below pi.</summary>
    public double CrossingAngle { get; } = CrossingAngle;

    /// <summary>Relative Gaussian energy spreads of the beams; without spread unless set.</summary>
    public (double Electrons, double Positrons) EnergySpread { get; init; }

    /// <summary>SuperKEKB at the Upsilon(4S): 7.007 GeV on 4.002 GeV, crossing at 83 mrad; sqrt(s) = 10.58 GeV, known to 5 MeV.</summary>
    /// <remarks>T. Abe et al., Belle II Technical Design Report, arXiv:1011.0352. Energy spreads of 5.13 MeV of 7.004 GeV and 2.375 MeV of 4.002 GeV:
    /// basf2, beamparameters.py.</remarks>
    public static Collider SuperKEKB { get; } = new("SuperKEKB", 7.007 * GeV, 4.002 * GeV, 83 * mrad) { EnergySpread = (7.32e-4, 5.93e-4) };

    /// <summary>KEKB at the Upsilon(4S), the collider of Belle: 8.0 GeV on 3.5 GeV, crossing at 22 mrad; sqrt(s) = 10.58 GeV.</summary>
    /// <remarks>S. Kurokawa and E. Kikutani, Nucl. Instrum. Meth. A 499, 1 (2003).</remarks>
    public static Collider KEKB { get; } = new("KEKB", 8.0 * GeV, 3.5 * GeV, 22 * mrad);

    /// <summary>Beams at rest in the CMS frame: for comparison with generators that know no boost.</summary>
    /// <param name="sqrtS">Centre-of-mass energy [GeV].</param>
    public static Collider Symmetric(double sqrtS) => new("symmetric collider", sqrtS / 2, sqrtS / 2, 0);

    /// <summary>The same collider with both beam energies scaled to reach another centre-of-mass energy.</summary>
    /// <param name="sqrtS">Centre-of-mass energy [GeV].</param>
    public Collider At(double sqrtS) => new(Name, ElectronEnergy * sqrtS / SqrtS, PositronEnergy * sqrtS / SqrtS, CrossingAngle) { EnergySpread = EnergySpread };

    /// <summary>Four-momentum of the electron beam in the laboratory [GeV].</summary>
    public FourVector Electrons => Beam(ElectronEnergy, CrossingAngle, +1);

    /// <summary>Four-momentum of the positron beam in the laboratory [GeV].</summary>
    public FourVector Positrons => Beam(PositronEnergy, CrossingAngle, -1);

    /// <summary>Four-momentum of both beams in the laboratory [GeV].</summary>
    public FourVector Beams => _beams;

    /// <summary>Centre-of-mass energy [GeV].</summary>
    public double SqrtS => Beams.Mass;

    /// <summary>Centre-of-mass energy squared [GeV^2].</summary>
    public double S => Beams.MassSquared;

    /// <summary>Velocity of the CMS frame in the laboratory [c].</summary>
    public ThreeVector Boost => Beams.Velocity;

    /// <summary>A CMS four-vector seen in the laboratory.</summary>
    public FourVector ToLaboratory(FourVector cms) => _cmsToBoosted.Apply(cms).Boost(Boost);

    /// <summary>A laboratory four-vector seen in the CMS frame.</summary>
    public FourVector ToCms(FourVector laboratory) => _cmsToBoosted.Inverse.Apply(laboratory.Boost(-Boost));

    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {ElectronEnergy} GeV e- on {PositronEnergy} GeV e+, sqrt(s) = {SqrtS:F4} GeV";

    private static FourVector Beam(double energy, double crossingAngle, int along)
    {
        var (sin, cos) = Math.SinCos(crossingAngle / 2);
        return new FourVector(energy * sin, 0, along * energy * cos, energy);
    }

    private static Rotation Axes(double electronEnergy, double positronEnergy, double crossingAngle)
    {
        if (!(electronEnergy > 0) || !(positronEnergy > 0))
            throw new ArgumentOutOfRangeException(nameof(electronEnergy), $"Beam energies of {electronEnergy} and {positronEnergy} GeV; both must be above 0.");
        if (crossingAngle is not (>= 0 and < Math.PI))
            throw new ArgumentOutOfRangeException(nameof(crossingAngle), $"crossingAngle = {crossingAngle} rad; allowed are 0 to pi.");
        var electrons = Beam(electronEnergy, crossingAngle, +1);
        var beams = electrons + Beam(positronEnergy, crossingAngle, -1);
        return Rotation.FromZTo(electrons.InRestFrameOf(beams).Momentum);
    }
}
