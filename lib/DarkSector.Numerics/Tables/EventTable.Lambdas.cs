using System.Runtime.CompilerServices;
using D = double;
using V = DarkSector.Numerics.Kinematics.FourVector;

namespace DarkSector.Numerics.Tables;

// One overload per kind of lambda: each parameter is a column (D) or a particle (V). The compiler picks by what the lambda's body
// allows; where several fit, the one with most columns wins. The first overload of a method carries the documentation of all of them.
#pragma warning disable CS1591
public sealed partial class EventTable
{
    /// <summary>The events for which a condition holds: `events.Where(recoilTheta => recoilTheta > 33 * deg)`.</summary>
    /// <remarks>A comparison with NaN is false, so an event with NaN fails. No column is copied.</remarks>
    /// <exception cref="KeyNotFoundException">A parameter names no column or particle; the message names the nearest.</exception>
    [OverloadResolutionPriority(1)] public EventTable Where(Func<D, bool> predicate) => Where(RowFunction.From(predicate));
    public EventTable Where(Func<V, bool> predicate) => Where(RowFunction.From(predicate));
    [OverloadResolutionPriority(2)] public EventTable Where(Func<D, D, bool> predicate) => Where(RowFunction.From(predicate));
    [OverloadResolutionPriority(1)] public EventTable Where(Func<D, V, bool> predicate) => Where(RowFunction.From(predicate));
    [OverloadResolutionPriority(1)] public EventTable Where(Func<V, D, bool> predicate) => Where(RowFunction.From(predicate));
    public EventTable Where(Func<V, V, bool> predicate) => Where(RowFunction.From(predicate));
    [OverloadResolutionPriority(3)] public EventTable Where(Func<D, D, D, bool> predicate) => Where(RowFunction.From(predicate));
    [OverloadResolutionPriority(2)] public EventTable Where(Func<D, D, V, bool> predicate) => Where(RowFunction.From(predicate));
    [OverloadResolutionPriority(2)] public EventTable Where(Func<D, V, D, bool> predicate) => Where(RowFunction.From(predicate));
    [OverloadResolutionPriority(1)] public EventTable Where(Func<D, V, V, bool> predicate) => Where(RowFunction.From(predicate));
    [OverloadResolutionPriority(2)] public EventTable Where(Func<V, D, D, bool> predicate) => Where(RowFunction.From(predicate));
    [OverloadResolutionPriority(1)] public EventTable Where(Func<V, D, V, bool> predicate) => Where(RowFunction.From(predicate));
    [OverloadResolutionPriority(1)] public EventTable Where(Func<V, V, D, bool> predicate) => Where(RowFunction.From(predicate));
    public EventTable Where(Func<V, V, V, bool> predicate) => Where(RowFunction.From(predicate));
    [OverloadResolutionPriority(4)] public EventTable Where(Func<D, D, D, D, bool> predicate) => Where(RowFunction.From(predicate));
    public EventTable Where(Func<V, V, V, V, bool> predicate) => Where(RowFunction.From(predicate));
    [OverloadResolutionPriority(2)] public EventTable Where(Func<V, V, D, D, bool> predicate) => Where(RowFunction.From(predicate));

    /// <summary>The table with a computed column: `events.With("dimuonMass", (mu1, mu2) => (mu1 + mu2).Mass)`.</summary>
    /// <exception cref="KeyNotFoundException">A parameter names no column or particle; the message names the nearest.</exception>
    [OverloadResolutionPriority(1)] public EventTable With(string column, Func<D, double> function) => Compute(column, RowFunction.From(function));
    public EventTable With(string column, Func<V, double> function) => Compute(column, RowFunction.From(function));
    [OverloadResolutionPriority(2)] public EventTable With(string column, Func<D, D, double> function) => Compute(column, RowFunction.From(function));
    [OverloadResolutionPriority(1)] public EventTable With(string column, Func<D, V, double> function) => Compute(column, RowFunction.From(function));
    [OverloadResolutionPriority(1)] public EventTable With(string column, Func<V, D, double> function) => Compute(column, RowFunction.From(function));
    public EventTable With(string column, Func<V, V, double> function) => Compute(column, RowFunction.From(function));
    [OverloadResolutionPriority(3)] public EventTable With(string column, Func<D, D, D, double> function) => Compute(column, RowFunction.From(function));
    [OverloadResolutionPriority(2)] public EventTable With(string column, Func<D, D, V, double> function) => Compute(column, RowFunction.From(function));
    [OverloadResolutionPriority(2)] public EventTable With(string column, Func<D, V, D, double> function) => Compute(column, RowFunction.From(function));
    [OverloadResolutionPriority(1)] public EventTable With(string column, Func<D, V, V, double> function) => Compute(column, RowFunction.From(function));
    [OverloadResolutionPriority(2)] public EventTable With(string column, Func<V, D, D, double> function) => Compute(column, RowFunction.From(function));
    [OverloadResolutionPriority(1)] public EventTable With(string column, Func<V, D, V, double> function) => Compute(column, RowFunction.From(function));
    [OverloadResolutionPriority(1)] public EventTable With(string column, Func<V, V, D, double> function) => Compute(column, RowFunction.From(function));
    public EventTable With(string column, Func<V, V, V, double> function) => Compute(column, RowFunction.From(function));
    [OverloadResolutionPriority(4)] public EventTable With(string column, Func<D, D, D, D, double> function) => Compute(column, RowFunction.From(function));
    public EventTable With(string column, Func<V, V, V, V, double> function) => Compute(column, RowFunction.From(function));
    [OverloadResolutionPriority(2)] public EventTable With(string column, Func<V, V, D, D, double> function) => Compute(column, RowFunction.From(function));

    /// <summary>The table with a computed particle: `events.WithParticle("recoil", (mu1, mu2) => beams - (mu1 + mu2))`.</summary>
    /// <exception cref="KeyNotFoundException">A parameter names no column or particle; the message names the nearest.</exception>
    [OverloadResolutionPriority(1)] public EventTable WithParticle(string particle, Func<D, V> function) => Compute(particle, RowFunction.From(function));
    public EventTable WithParticle(string particle, Func<V, V> function) => Compute(particle, RowFunction.From(function));
    [OverloadResolutionPriority(2)] public EventTable WithParticle(string particle, Func<D, D, V> function) => Compute(particle, RowFunction.From(function));
    [OverloadResolutionPriority(1)] public EventTable WithParticle(string particle, Func<D, V, V> function) => Compute(particle, RowFunction.From(function));
    [OverloadResolutionPriority(1)] public EventTable WithParticle(string particle, Func<V, D, V> function) => Compute(particle, RowFunction.From(function));
    public EventTable WithParticle(string particle, Func<V, V, V> function) => Compute(particle, RowFunction.From(function));
    [OverloadResolutionPriority(3)] public EventTable WithParticle(string particle, Func<D, D, D, V> function) => Compute(particle, RowFunction.From(function));
    [OverloadResolutionPriority(2)] public EventTable WithParticle(string particle, Func<D, D, V, V> function) => Compute(particle, RowFunction.From(function));
    [OverloadResolutionPriority(2)] public EventTable WithParticle(string particle, Func<D, V, D, V> function) => Compute(particle, RowFunction.From(function));
    [OverloadResolutionPriority(1)] public EventTable WithParticle(string particle, Func<D, V, V, V> function) => Compute(particle, RowFunction.From(function));
    [OverloadResolutionPriority(2)] public EventTable WithParticle(string particle, Func<V, D, D, V> function) => Compute(particle, RowFunction.From(function));
    [OverloadResolutionPriority(1)] public EventTable WithParticle(string particle, Func<V, D, V, V> function) => Compute(particle, RowFunction.From(function));
    [OverloadResolutionPriority(1)] public EventTable WithParticle(string particle, Func<V, V, D, V> function) => Compute(particle, RowFunction.From(function));
    public EventTable WithParticle(string particle, Func<V, V, V, V> function) => Compute(particle, RowFunction.From(function));
    [OverloadResolutionPriority(4)] public EventTable WithParticle(string particle, Func<D, D, D, D, V> function) => Compute(particle, RowFunction.From(function));
    public EventTable WithParticle(string particle, Func<V, V, V, V, V> function) => Compute(particle, RowFunction.From(function));
    [OverloadResolutionPriority(2)] public EventTable WithParticle(string particle, Func<V, V, D, D, V> function) => Compute(particle, RowFunction.From(function));
}
