using DarkSector.Numerics.Kinematics;
using DarkSector.Physics.Datasets;

namespace DarkSector.Physics.Generation;

/// <summary>A reaction e+e- -> final state, as a map from the unit cube to momenta and a differential cross-section.</summary>
/// <remarks>
/// Frame: CMS of the beams at their nominal energy, electrons along +z. <see cref="Evaluate"/> is a pure function: it may be called from
/// several threads. A process holds its model, couplings, centre-of-mass energy and generator-level cuts.
/// </remarks>
public abstract class Process
{
    /// <summary>Name as used in legends and cut flows; may hold `$...$` formulas.</summary>
    public abstract string Name { get; }

    /// <summary>What the cross-section is normalised to, with its source.</summary>
    public abstract string Normalisation { get; }

    /// <summary>What the calculation is multiplied by to agree with the cross-section table; null where it stands as calculated.</summary>
    public virtual KFactor? KFactor => null;

    /// <summary>Part of phase space that the cross-section stands for, in the words of the cross-section table (`all` without cuts); null where the process does not say it.</summary>
    public virtual string? Region => null;

    /// <summary>Centre-of-mass energy [GeV].</summary>
    public abstract double SqrtS { get; }

    /// <summary>The particles whose momenta <see cref="Evaluate"/> gives, in that order.</summary>
    public abstract IReadOnlyList<TrueParticle> FinalState { get; }

    /// <summary>Number of coordinates of the unit cube.</summary>
    public abstract int Dimensions { get; }

    /// <summary>Where events are better drawn in parts of the unit cube, each with a grid of its own; nowhere unless the process says it. Only the efficiency of drawing depends on it.</summary>
    public virtual IReadOnlyList<CubeDivision> Divisions => [];

    /// <summary>Momenta at a point of the unit cube, and the cross-section per unit volume of the cube.</summary>
    /// <param name="point">Coordinates in [0, 1), <see cref="Dimensions"/> of them.</param>
    /// <param name="momenta">Receives the CMS four-momenta [GeV] of <see cref="FinalState"/>; undefined where the value is zero.</param>
    /// <returns>d(sigma)/d(point) [fb]: its average over the cube is the cross-section. Zero outside phase space and cuts.</returns>
    public abstract double Evaluate(ReadOnlySpan<double> point, Span<FourVector> momenta);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
