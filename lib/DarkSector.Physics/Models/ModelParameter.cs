using System.Runtime.CompilerServices;

namespace DarkSector.Physics.Models;

/// <summary>What a parameter of a model may be.</summary>
internal static class ModelParameter
{
    /// <summary>A mass [GeV]: finite and above 0.</summary>
    public static double Mass(double mass, string boson, [CallerArgumentExpression(nameof(mass))] string parameter = "") =>
        mass > 0 && double.IsFinite(mass) ? mass
            : throw new ArgumentOutOfRangeException(parameter, $"mass = {mass} GeV; {boson} needs a finite mass above 0 GeV.");

    /// <summary>A coupling: finite and not negative.</summary>
    public static double Coupling(double coupling, string symbol, [CallerArgumentExpression(nameof(coupling))] string parameter = "") =>
        coupling >= 0 && double.IsFinite(coupling) ? coupling
            : throw new ArgumentOutOfRangeException(parameter, $"coupling = {coupling}; {symbol} is a finite number >= 0 (its sign has no effect at tree level).");
}
