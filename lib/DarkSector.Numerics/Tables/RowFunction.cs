using System.Reflection;
using DarkSector.Numerics.Kinematics;

namespace DarkSector.Numerics.Tables;

/// <summary>Calls a bound lambda for every row; with the loop beside the call, a row costs one call and no more.</summary>
/// <param name="rows">Stored row indices that the table shows, or null when it shows all.</param>
/// <param name="destination">Receives one result per shown row.</param>
internal delegate void RowLoop<TResult>(int[]? rows, TResult[] destination);

/// <summary>A lambda over the rows of a table, whose parameters name columns (`double`) or particles (<see cref="FourVector"/>).</summary>
/// <remarks>It is bound to a table when it is used, so that one cut serves many samples.</remarks>
/// <typeparam name="TResult">What the lambda returns for a row.</typeparam>
public sealed class RowFunction<TResult>
{
    private readonly Func<EventTable, RowLoop<TResult>> _bind;

    internal RowFunction(Delegate lambda, Func<EventTable, string[], RowLoop<TResult>> bind)
    {
        ArgumentNullException.ThrowIfNull(lambda);
        // A delegate may hold its method's first argument; the row's values are the last ones.
        var given = lambda.Method.GetParameters()[^(lambda.GetType().GetGenericArguments().Length - 1)..];
        string[] names = [.. given.Select(NameOf)];
        ParameterNames = names;
        _bind = table => bind(table, names);
    }

    /// <summary>The columns and particles the lambda reads.</summary>
    public IReadOnlyList<string> ParameterNames { get; }

    /// <summary>The loop of the lambda over rows of a table.</summary>
    /// <exception cref="KeyNotFoundException">The table lacks a column or particle; the message names the nearest.</exception>
    internal RowLoop<TResult> Bind(EventTable table) => _bind(table);

    private static string NameOf(ParameterInfo parameter) => !string.IsNullOrEmpty(parameter.Name)
        ? parameter.Name
        : throw new ArgumentException("A lambda over a table needs named parameters: they say which columns it reads.");
}

/// <summary>Makes <see cref="RowFunction{TResult}"/>s of lambdas. A parameter is a column (`double`) or a particle (<see cref="FourVector"/>).</summary>
public static class RowFunction
{
    /// <summary>A lambda of one column or particle.</summary>
    public static RowFunction<TResult> From<T1, TResult>(Func<T1, TResult> lambda) => new(lambda, (table, names) =>
    {
        var a = table.Reader<T1>(names[0]);
        return (rows, destination) =>
        {
            for (var i = 0; i < destination.Length; i++)
            {
                var row = rows is null ? i : rows[i];
                destination[i] = lambda(a.Read(row));
            }
        };
    });

    /// <summary>A lambda of two columns or particles.</summary>
    public static RowFunction<TResult> From<T1, T2, TResult>(Func<T1, T2, TResult> lambda) => new(lambda, (table, names) =>
    {
        var (a, b) = (table.Reader<T1>(names[0]), table.Reader<T2>(names[1]));
        return (rows, destination) =>
        {
            for (var i = 0; i < destination.Length; i++)
            {
                var row = rows is null ? i : rows[i];
                destination[i] = lambda(a.Read(row), b.Read(row));
            }
        };
    });

    /// <summary>A lambda of three columns or particles.</summary>
    public static RowFunction<TResult> From<T1, T2, T3, TResult>(Func<T1, T2, T3, TResult> lambda) => new(lambda, (table, names) =>
    {
        var (a, b, c) = (table.Reader<T1>(names[0]), table.Reader<T2>(names[1]), table.Reader<T3>(names[2]));
        return (rows, destination) =>
        {
            for (var i = 0; i < destination.Length; i++)
            {
                var row = rows is null ? i : rows[i];
                destination[i] = lambda(a.Read(row), b.Read(row), c.Read(row));
            }
        };
    });

    /// <summary>A lambda of four columns or particles.</summary>
    public static RowFunction<TResult> From<T1, T2, T3, T4, TResult>(Func<T1, T2, T3, T4, TResult> lambda) => new(lambda, (table, names) =>
    {
        var (a, b) = (table.Reader<T1>(names[0]), table.Reader<T2>(names[1]));
        var (c, d) = (table.Reader<T3>(names[2]), table.Reader<T4>(names[3]));
        return (rows, destination) =>
        {
            for (var i = 0; i < destination.Length; i++)
            {
                var row = rows is null ? i : rows[i];
                destination[i] = lambda(a.Read(row), b.Read(row), c.Read(row), d.Read(row));
            }
        };
    });
}
