using DarkSector.Numerics.Kinematics;

namespace DarkSector.Physics.Generation;

/// <summary>A process whose squared amplitude can be evaluated at given momenta, and so the events of another process reweighted to it.</summary>
public interface IMatrixElement
{
    /// <summary>Name of the process.</summary>
    string Name { get; }

    /// <summary>Centre-of-mass energy [GeV].</summary>
    double SqrtS { get; }

    /// <summary>The masses that define the phase space [GeV]: those of the final state, in order, then those of narrow states that decay.</summary>
    IReadOnlyList<double> Masses { get; }

    /// <summary>Squared amplitude, averaged over beam and summed over final helicities, times the branching fraction of a decay that is part of the process.</summary>
    /// <param name="momenta">CMS four-momenta of the final state [GeV], on their mass shells.</param>
    double SquaredAmplitude(ReadOnlySpan<FourVector> momenta);
}
