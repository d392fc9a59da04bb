using System.Runtime.CompilerServices;
using DarkSector.Numerics.Tables;
using D = double;
using V = DarkSector.Numerics.Kinematics.FourVector;

namespace DarkSector.Physics.Selections;

// One overload per kind of lambda, as in EventTable: each parameter is a column (D) or a particle (V); where both fit, columns win.
#pragma warning disable CS1591
public sealed partial class Selection
{
    /// <summary>The selection with one more cut: `Require("recoil in the barrel", recoilTheta => 33 * deg &lt; recoilTheta)`.</summary>
    /// <remarks>A comparison with NaN is false, so an event with NaN fails.</remarks>
    [OverloadResolutionPriority(1)] public Selection Require(string cut, Func<D, bool> predicate) => With(cut, RowFunction.From(predicate));
    public Selection Require(string cut, Func<V, bool> predicate) => With(cut, RowFunction.From(predicate));
    [OverloadResolutionPriority(1)] public Selection Require(string cut, Func<D, D, bool> predicate) => With(cut, RowFunction.From(predicate));
    public Selection Require(string cut, Func<D, V, bool> predicate) => With(cut, RowFunction.From(predicate));
    public Selection Require(string cut, Func<V, D, bool> predicate) => With(cut, RowFunction.From(predicate));
    public Selection Require(string cut, Func<V, V, bool> predicate) => With(cut, RowFunction.From(predicate));
    [OverloadResolutionPriority(1)] public Selection Require(string cut, Func<D, D, D, bool> predicate) => With(cut, RowFunction.From(predicate));
    public Selection Require(string cut, Func<D, D, V, bool> predicate) => With(cut, RowFunction.From(predicate));
    public Selection Require(string cut, Func<D, V, D, bool> predicate) => With(cut, RowFunction.From(predicate));
    public Selection Require(string cut, Func<D, V, V, bool> predicate) => With(cut, RowFunction.From(predicate));
    public Selection Require(string cut, Func<V, D, D, bool> predicate) => With(cut, RowFunction.From(predicate));
    public Selection Require(string cut, Func<V, D, V, bool> predicate) => With(cut, RowFunction.From(predicate));
    public Selection Require(string cut, Func<V, V, D, bool> predicate) => With(cut, RowFunction.From(predicate));
    public Selection Require(string cut, Func<V, V, V, bool> predicate) => With(cut, RowFunction.From(predicate));
    [OverloadResolutionPriority(1)] public Selection Require(string cut, Func<D, D, D, D, bool> predicate) => With(cut, RowFunction.From(predicate));
    public Selection Require(string cut, Func<V, V, V, V, bool> predicate) => With(cut, RowFunction.From(predicate));
    public Selection Require(string cut, Func<V, V, D, D, bool> predicate) => With(cut, RowFunction.From(predicate));
}
