using DarkSector.Numerics.Kinematics;

namespace DarkSector.Physics.Generation.Channels;

/// <summary>What is generated of e+e- -> e+e- gamma without electron mass, and directions drawn in its poles.</summary>
/// <param name="SqrtS">Centre-of-mass energy [GeV].</param>
/// <param name="PhotonEnergy">Lowest photon energy [GeV].</param>
/// <param name="ElectronEnergy">Lowest energy of either electron [GeV].</param>
/// <param name="SmallestAngle">Smallest angle of all three to the beams [rad].</param>
/// <param name="Separation">Smallest angle between any two of the three [rad].</param>
internal sealed record BhabhaRadiation(double SqrtS, double PhotonEnergy, double ElectronEnergy, double SmallestAngle, double Separation)
{
    /// <summary>Place of the photon among the momenta; the electron has 0, the positron 1.</summary>
    public const int Photon = 2;

    /// <summary>Largest |cos| to the beams.</summary>
    public double LargestCosine { get; } = Math.Cos(SmallestAngle);

    /// <summary>1 - cos of the smallest angle between two.</summary>
    public double Narrowest { get; } = 1 - Math.Cos(Separation);

    /// <summary>The beam particle that becomes a lepton [GeV].</summary>
    public FourVector Beam(int lepton) => new(0, 0, lepton == 0 ? SqrtS / 2 : -SqrtS / 2, SqrtS / 2);

    /// <summary>The direction of a photon in the poles of both beams, 1/(1 - c^2).</summary>
    public ThreeVector AlongBeams(double u, double v) => IsotropicDirection.WithCosine(Math.Tanh((2 * u - 1) * Math.Atanh(LargestCosine)), v);

    /// <summary>Its density in c.</summary>
    public double AlongBeamsAt(FourVector photon) => 1 / (2 * Math.Atanh(LargestCosine) * (1 - photon.CosTheta * photon.CosTheta));

    /// <summary>The direction of a lepton scattered by a photon in the t channel, 1/(1 - c)^2, c to its own beam.</summary>
    public ThreeVector Scattered(int lepton, double u, double v)
    {
        var cosine = ForwardCosine.Draw(u, LargestCosine).Cosine;
        return IsotropicDirection.WithCosine(lepton == 0 ? cosine : -cosine, v);
    }

    /// <summary>Its density in c.</summary>
    public double ScatteredAt(int lepton, FourVector momentum) => ForwardCosine.Density(lepton == 0 ? momentum.CosTheta : -momentum.CosTheta, LargestCosine);
}
