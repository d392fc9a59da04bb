using DarkSector.Numerics.Random;
using static System.FormattableString;

namespace DarkSector.Numerics.Kinematics;

/// <summary>Two- and three-body decays, uniform in phase space, and the kinematic functions they rest on.</summary>
public static class PhaseSpace
{
    /// <summary>The triangle function lambda(a, b, c) = a^2 + b^2 + c^2 - 2ab - 2bc - 2ca.</summary>
    /// <remarks>With squared masses, lambda(M^2, m1^2, m2^2) = 4 M^2 p^2; see the section on two-body decays of the PDG review "Kinematics".</remarks>
    public static double Kallen(double a, double b, double c)
    {
        var d = a - b - c;
        return d * d - 4 * b * c;
    }

    /// <summary>Momentum of either product of a two-body decay in the rest frame [GeV]; zero below threshold.</summary>
    /// <remarks>p = sqrt(lambda(M^2, m1^2, m2^2)) / (2M), factorised so that it keeps its accuracy at threshold.</remarks>
    public static double BreakupMomentum(double mass, double mass1, double mass2)
    {
        var (sum, difference) = (mass1 + mass2, mass1 - mass2);
        return mass <= sum ? 0 : Math.Sqrt((mass - sum) * (mass + sum) * (mass - difference) * (mass + difference)) / (2 * mass);
    }

    /// <summary>The two products of a decay in a given direction.</summary>
    /// <param name="parent">Decaying four-momentum [GeV].</param>
    /// <param name="mass1">Mass of the first product [GeV].</param>
    /// <param name="mass2">Mass of the second product [GeV].</param>
    /// <param name="direction">Unit direction of the first product in the parent's rest frame.</param>
    public static (FourVector First, FourVector Second) TwoBody(FourVector parent, double mass1, double mass2, ThreeVector direction)
    {
        RefuseClosed(parent, mass1 + mass2);
        if (!(Math.Abs(direction.Dot(direction) - 1) < 1e-9))
            throw new ArgumentException(Invariant($"The direction {direction} has length {direction.Length}; it must be a unit vector."), nameof(direction));
        return Decay(parent, parent.Mass, mass1, mass2, direction);
    }

    /// <summary>The same, for a parent whose mass is known better than its four-momentum tells: a light one of high energy.</summary>
    /// <param name="parent">Decaying four-momentum [GeV].</param>
    /// <param name="parentMass">Its mass [GeV]; at or below mass1 + mass2 the products rest in its frame.</param>
    /// <param name="mass1">Mass of the first product [GeV].</param>
    /// <param name="mass2">Mass of the second product [GeV].</param>
    /// <param name="direction">Unit direction of the first product in the parent's rest frame.</param>
    public static (FourVector First, FourVector Second) TwoBody(FourVector parent, double parentMass, double mass1, double mass2, ThreeVector direction) =>
        Decay(parent, parentMass, mass1, mass2, direction);

    /// <summary>A two-body decay, isotropic in the parent's rest frame.</summary>
    public static (FourVector First, FourVector Second) TwoBody(FourVector parent, double mass1, double mass2, RandomStream rng) =>
        TwoBody(parent, mass1, mass2, ThreeVector.RandomDirection(rng));

    /// <summary>A three-body decay, uniform in Lorentz-invariant phase space.</summary>
    /// <remarks>The mass of the pair (2, 3) is drawn with density p(1) p(23), by rejection; both decays are isotropic.</remarks>
    /// <param name="parent">Decaying four-momentum [GeV].</param>
    /// <param name="mass1">Mass of the first product [GeV].</param>
    /// <param name="mass2">Mass of the second product [GeV].</param>
    /// <param name="mass3">Mass of the third product [GeV].</param>
    /// <param name="rng">Random numbers.</param>
    public static (FourVector First, FourVector Second, FourVector Third) ThreeBody(
        FourVector parent, double mass1, double mass2, double mass3, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(rng);
        RefuseClosed(parent, mass1 + mass2 + mass3);
        var mass = parent.Mass;
        var pairMass = PairMass(mass, mass1, mass2, mass3, rng);
        var (first, pair) = Decay(parent, mass, mass1, pairMass, ThreeVector.RandomDirection(rng));
        var (second, third) = Decay(pair, pairMass, mass2, mass3, ThreeVector.RandomDirection(rng));
        return (first, second, third);
    }

    private static double PairMass(double mass, double mass1, double mass2, double mass3, RandomStream rng)
    {
        var (low, high) = (mass2 + mass3, mass - mass1);
        // Within rounding of the threshold no number between the two has a positive density.
        if (high - low < 1e-13 * mass)
            return low;
        // p(1) falls and p(23) rises with the pair mass: the product of their largest values bounds the density.
        var bound = BreakupMomentum(mass, mass1, low) * BreakupMomentum(high, mass2, mass3);
        while (true)
        {
            var pairMass = rng.Uniform(low, high);
            if (rng.Uniform() * bound < BreakupMomentum(mass, mass1, pairMass) * BreakupMomentum(pairMass, mass2, mass3))
                return pairMass;
        }
    }

    // The mass is given, not taken from the four-momentum, whose rounding could put a pair at threshold below it.
    private static (FourVector First, FourVector Second) Decay(FourVector parent, double mass, double mass1, double mass2, ThreeVector direction)
    {
        var p = direction * BreakupMomentum(mass, mass1, mass2);
        return (FourVector.FromMass(p, mass1).FromRestFrameOf(parent, mass), FourVector.FromMass(-p, mass2).FromRestFrameOf(parent, mass));
    }

    private static void RefuseClosed(FourVector parent, double threshold)
    {
        if (!(parent.Mass >= threshold && parent.Mass > 0))
            throw new ArgumentOutOfRangeException(nameof(parent), Invariant(
                $"A parent of mass {parent.Mass:G6} GeV cannot decay to products of {threshold:G6} GeV together; it needs a mass of at least that, and above 0."));
    }
}
