using DarkSector.Numerics.Kinematics;
using DarkSector.Numerics.Random;
using DarkSector.Physics.Generation;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Detectors;

/// <summary>Material in front of the calorimeter: photons convert in it, electrons radiate.</summary>
/// <remarks>Thin cylinders; a particle crosses thickness/sin(theta). Conversion probability 1 - exp(-7t/9). Radii of the vertex detector: basf2 online book; thicknesses are assumed.
/// With the quartz bars 15 % of photons at 90 degrees convert (10-15 % is said).</remarks>
public sealed record Material
{
    /// <summary>Layers inside the drift chamber: a photon that converts there leaves tracks and no photon.</summary>
    /// <remarks>Belle II: beam pipe, two pixel layers, four strip layers, inner wall of the drift chamber.</remarks>
    public IReadOnlyList<PhotonConversion> Inner { get; init; } =
    [
        new(1.0 * cm, 0.009), new(1.4 * cm, 0.002), new(2.2 * cm, 0.002),
        new(3.9 * cm, 0.007), new(8.0 * cm, 0.007), new(10.4 * cm, 0.007), new(13.5 * cm, 0.007), new(16.0 * cm, 0.005),
    ];

    /// <summary>All inner layers together, at 90 degrees [radiation lengths].</summary>
    public double InnerThickness
    {
        get
        {
            var sum = 0.0;
            for (var i = 0; i < Inner.Count; i++)
                sum += Inner[i].Thickness;
            return sum;
        }
    }

    /// <summary>The last layer before the calorimeter: quartz bars of 2 cm (TOP). A photon that converts there still makes its cluster.</summary>
    public PhotonConversion Outer { get; init; } = new(119 * cm, 0.16);

    /// <summary>Polar angles that the last layer covers; Belle II: 32.2 to 123.86 degrees.</summary>
    public AngularRange OuterAngles { get; init; } = AngularRange.Degrees(32.2, 123.86);

    /// <summary>Probability that a photon converts before it reaches the drift chamber's gas.</summary>
    /// <param name="photon">True momentum [GeV].</param>
    public double InnerConversion(FourVector photon) => 1 - Math.Exp(-7.0 / 9 * InnerThickness * photon.P / photon.Pt);

    /// <summary>Probability that a photon converts before the calorimeter.</summary>
    /// <param name="photon">True momentum [GeV].</param>
    public double Conversion(FourVector photon) =>
        1 - (1 - InnerConversion(photon)) * (1 - (OuterAngles.Contains(photon) ? Outer.Probability(photon) : 0));

    /// <summary>The share of its energy that an electron keeps in the inner layers.</summary>
    /// <remarks>-ln(share) has a Gamma distribution with shape t/ln 2, t the path in radiation lengths (H. Bethe and W. Heitler, Proc. R. Soc. A 146, 83 (1934)): on
    /// average exp(-t) is kept. A Gamma variable of small shape is an exponential times a Beta(shape, 1 - shape), drawn by Joehnk's method.</remarks>
    /// <param name="electron">True momentum [GeV].</param>
    /// <param name="rng">Random numbers.</param>
    public double KeptByElectron(FourVector electron, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(rng);
        var shape = InnerThickness * electron.P / electron.Pt / Math.Log(2);
        if (shape is not (> 0 and < 1))
            return shape == 0 ? 1 : double.NaN;
        while (true)
        {
            var (x, y) = (Math.Pow(rng.Uniform(), 1 / shape), Math.Pow(rng.Uniform(), 1 / (1 - shape)));
            if (x + y is > 0 and <= 1)
                return Math.Exp(-x / (x + y) * rng.Exponential(1));
        }
    }
}
