namespace DarkSector.Physics;

/// <summary>Units. Multiply when a number enters, divide when it leaves: `250 * MeV`, `length / mm`.</summary>
/// <remarks>Internal units: energy, momentum and mass in GeV (c = 1), length in cm, time in ns, angle in rad,
/// cross-section in fb, luminosity in fb^-1.</remarks>
public static class Units
{
    /// <summary>Gigaelectronvolt, the unit of energy, momentum and mass.</summary>
    public const double GeV = 1;

    /// <summary>Megaelectronvolt.</summary>
    public const double MeV = 1e-3 * GeV;

    /// <summary>Kiloelectronvolt.</summary>
    public const double keV = 1e-6 * GeV;

    /// <summary>Teraelectronvolt.</summary>
    public const double TeV = 1e3 * GeV;

    /// <summary>Centimetre, the unit of length.</summary>
    public const double cm = 1;

    /// <summary>Millimetre.</summary>
    public const double mm = 0.1 * cm;

    /// <summary>Micrometre.</summary>
    public const double um = 1e-4 * cm;

    /// <summary>Metre.</summary>
    public const double m = 100 * cm;

    /// <summary>Nanosecond, the unit of time.</summary>
    public const double ns = 1;

    /// <summary>Second.</summary>
    public const double s = 1e9 * ns;

    /// <summary>Radian, the unit of angle.</summary>
    public const double rad = 1;

    /// <summary>Milliradian.</summary>
    public const double mrad = 1e-3 * rad;

    /// <summary>Degree of arc.</summary>
    public const double deg = Math.PI / 180 * rad;

    /// <summary>Femtobarn, the unit of cross-section.</summary>
    public const double fb = 1;

    /// <summary>Attobarn.</summary>
    public const double ab = 1e-3 * fb;

    /// <summary>Picobarn.</summary>
    public const double pb = 1e3 * fb;

    /// <summary>Nanobarn.</summary>
    public const double nb = 1e6 * fb;

    /// <summary>Inverse femtobarn, the unit of integrated luminosity.</summary>
    public const double invfb = 1 / fb;

    /// <summary>Inverse picobarn.</summary>
    public const double invpb = 1 / pb;

    /// <summary>Inverse attobarn.</summary>
    public const double invab = 1 / ab;

    /// <summary>One hundredth.</summary>
    public const double percent = 0.01;
}
