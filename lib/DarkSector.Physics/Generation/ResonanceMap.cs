namespace DarkSector.Physics.Generation;

/// <summary>Squared masses drawn from a Breit-Wigner of constant width between two masses: it takes a resonance out of an integrand.</summary>
/// <remarks>Q^2 = m^2 + m Gamma tan(phi), phi uniform.</remarks>
internal sealed class ResonanceMap(double mass, double width, double lowest, double highest)
{
    private readonly double _first = Math.Atan((lowest * lowest - mass * mass) / (mass * width));
    private readonly double _last = Math.Atan((highest * highest - mass * mass) / (mass * width));

    /// <summary>The squared mass [GeV^2] and dQ^2/du.</summary>
    public (double MassSquared, double Jacobian) Draw(double uniform)
    {
        var tangent = Math.Tan(_first + (_last - _first) * uniform);
        var square = Math.Clamp(mass * mass + mass * width * tangent, lowest * lowest, highest * highest);
        return (square, mass * width * (1 + tangent * tangent) * (_last - _first));
    }
}
