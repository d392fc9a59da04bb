using DarkSector.Numerics;
using DarkSector.Numerics.Kinematics;
using DarkSector.Numerics.Tables;

namespace DarkSector.Physics.Generation;

/// <summary>Events of one model made events of another, of the same masses, by the ratio of squared amplitudes.</summary>
/// <remarks>Use this to recast a search without a new sample: detector response and selection stay as they are, only weights change. Exact where the first amplitude does not
/// vanish; the precision goes with the spread of the ratio, which the error of the new cross-section contains. A vector makes good scalars:
/// the ratio is bounded, since only the vector has the pole of soft emission.</remarks>
public static class Reweighting
{
    private const double SameMass = 1e-9;

    /// <summary>The events with weights of another process: they add up to its cross-section.</summary>
    /// <param name="sample">Events, all or those a selection kept, that know the amplitude they were made with.</param>
    /// <param name="process">The other process, at the same energy and with the same masses.</param>
    /// <returns>The sample with new weights, and the cross-section that they add up to.</returns>
    /// <exception cref="InvalidOperationException">The sample does not know its amplitude.</exception>
    /// <exception cref="ArgumentException">Energy or masses differ.</exception>
    public static EventSample ReweightedTo(this EventSample sample, IMatrixElement process)
    {
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentNullException.ThrowIfNull(process);
        if (sample.MadeWith is not { } origin)
            throw new InvalidOperationException($"The sample {sample.Name} does not know the squared amplitude it was made with; give it one: sample with {{ MadeWith = new(process, collider) }}.");
        RefuseOtherPhaseSpace(origin.Process, process);

        var ratios = Ratios(sample, origin, process);
        var weights = sample.Events.Weights();
        var (before, after) = (weights.Sum(), 0.0);
        for (var i = 0; i < weights.Length; i++)
            after += weights[i] * ratios[i];
        var (mean, squares) = (after / before, 0.0);
        for (var i = 0; i < weights.Length; i++)
        {
            squares += weights[i] * weights[i] * (ratios[i] - mean) * (ratios[i] - mean);
            weights[i] *= ratios[i];
        }
        var error = Math.Sqrt(squares + Math.Pow(after * sample.CrossSection.Error / sample.CrossSection.Value, 2));
        return sample with
        {
            Name = process.Name,
            Events = sample.Events.WithColumn(EventTable.WeightColumn, weights).Named(process.Name),
            CrossSection = new Estimate(after, error),
            MadeWith = origin with { Process = process },
        };
    }

    // New over old squared amplitude of each event.
    private static double[] Ratios(EventSample sample, AmplitudeOrigin origin, IMatrixElement process)
    {
        var particles = sample.Particles.Select(particle => sample.Events.Particle(particle.Name)).ToArray();
        var ratios = new double[sample.Events.Count];
        Parallel.For(0, ratios.Length, row =>
        {
            Span<FourVector> momenta = stackalloc FourVector[particles.Length];
            for (var k = 0; k < momenta.Length; k++)
                momenta[k] = origin.Collider.ToCms(particles[k][row]);
            ratios[row] = process.SquaredAmplitude(momenta) / origin.Process.SquaredAmplitude(momenta);
        });
        return Array.FindIndex(ratios, ratio => !double.IsFinite(ratio)) is var bad and >= 0
            ? throw new ArithmeticException($"Event {bad + 1} of {sample.Name} has the ratio {ratios[bad]} of squared amplitudes of {process.Name} and {origin.Process.Name}; the momenta of the table must be those it was made with.")
            : ratios;
    }

    private static void RefuseOtherPhaseSpace(IMatrixElement from, IMatrixElement to)
    {
        if (Math.Abs(to.SqrtS / from.SqrtS - 1) > SameMass)
            throw new ArgumentException($"{to.Name} is at sqrt(s) = {to.SqrtS} GeV, the events of {from.Name} are at {from.SqrtS} GeV; reweighting keeps the energy.", nameof(to));
        if (from.Masses.Count != to.Masses.Count || from.Masses.Zip(to.Masses).Any(m => Math.Abs(m.First - m.Second) > SameMass * m.First))
            throw new ArgumentException($"{to.Name} has the masses {string.Join(", ", to.Masses)} GeV, the events of {from.Name} {string.Join(", ", from.Masses)} GeV; reweighting keeps all masses.", nameof(to));
    }
}
