namespace DarkSector.Physics;

/// <summary>Constants of nature in the internal units of <see cref="Units"/>.</summary>
public static class PhysicalConstants
{
    /// <summary>Fine-structure constant at zero momentum, 1/137.036 (CODATA 2018: 1/137.035999084(21)).</summary>
    public const double FineStructure = 1 / 137.036;

    /// <summary>(hbar c)^2 = 0.3893793721e12 GeV^2 fb: turns 1/GeV^2 into fb (CODATA 2018).</summary>
    public const double HbarCSquared = 0.3893793721e12;

    /// <summary>hbar c = 1.973269804e-14 GeV cm (CODATA 2018).</summary>
    public const double HbarC = 1.973269804e-14;

    /// <summary>Fermi constant, 1.1663788(6)e-5 GeV^-2 (PDG 2022).</summary>
    public const double FermiConstant = 1.1663788e-5;

    /// <summary>Vacuum expectation value of the Higgs field, (sqrt(2) G_F)^(-1/2) = 246.22 GeV (PDG 2022: G_F = 1.1663788(6)e-5 GeV^-2).</summary>
    public const double HiggsVacuumExpectationValue = 246.22;
}
