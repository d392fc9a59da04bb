using System.Globalization;
using System.Text;
using DarkSector.Numerics.Histograms;
using DarkSector.Numerics.Kinematics;
using static System.FormattableString;

namespace DarkSector.Numerics.Tables;

/// <summary>An immutable table of events: named columns of numbers, read by lambdas whose parameters name columns or particles.</summary>
/// <remarks>
/// A particle `mu1` is the four columns `mu1Px mu1Py mu1Pz mu1E`. The optional column `weight` holds event weights (one when absent).
/// A cut keeps row indices and copies nothing; the tables that come of it share their columns.
/// </remarks>
public sealed partial class EventTable : INoted
{
    /// <summary>The column of event weights.</summary>
    public const string WeightColumn = "weight";

    private static readonly string[] Components = ["Px", "Py", "Pz", "E"];

    private readonly Dictionary<string, double[]> _stored;
    private readonly string[] _order;
    private readonly int[]? _rows;
    private readonly int _storedCount;

    private EventTable(string name, Dictionary<string, double[]> stored, string[] order, int[]? rows, int storedCount)
    {
        Name = name;
        _stored = stored;
        _order = order;
        _rows = rows;
        _storedCount = storedCount;
    }

    /// <summary>A table from columns of equal length, which it takes over.</summary>
    /// <param name="name">Name of the sample, as it appears in cut flows, legends and error messages.</param>
    /// <param name="columns">Names and numbers, one number per event.</param>
    public static EventTable FromColumns(string name, params IReadOnlyList<(string Name, double[] Values)> columns)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(columns);
        if (columns.Count == 0)
            throw new ArgumentException($"Table '{name}' has no columns; give at least one.", nameof(columns));
        var count = columns[0].Values?.Length ?? 0;
        var stored = new Dictionary<string, double[]>(StringComparer.Ordinal);
        foreach (var (column, values) in columns)
        {
            RefuseBadName(column);
            ArgumentNullException.ThrowIfNull(values, column);
            if (values.Length != count)
                throw new ArgumentException($"Column '{column}' of table '{name}' has {values.Length} rows, '{columns[0].Name}' has {count}; all columns have the same length.", nameof(columns));
            if (!stored.TryAdd(column, values))
                throw new ArgumentException($"Table '{name}' has two columns '{column}'.", nameof(columns));
        }
        return new EventTable(name, stored, [.. columns.Select(c => c.Name)], rows: null, count);
    }

    /// <summary>Name of the sample.</summary>
    public string Name { get; }

    /// <summary>Number of events the table shows.</summary>
    public int Count => _rows?.Length ?? _storedCount;

    /// <summary>Names of the columns, in the order they were added.</summary>
    public IReadOnlyList<string> ColumnNames => _order;

    /// <summary>Names of the particles: the prefixes that have all of Px, Py, Pz and E.</summary>
    public IReadOnlyList<string> ParticleNames =>
        [.. _order.Where(c => c.EndsWith("Px", StringComparison.Ordinal)).Select(c => c[..^2]).Where(HasParticle)];

    /// <summary>A column by name.</summary>
    /// <exception cref="KeyNotFoundException">There is no such column; the message names the nearest.</exception>
    public Column this[string column] => new(column, Stored(column), _rows);

    /// <summary>Whether there is a column of that name.</summary>
    public bool HasColumn(string column) => _stored.ContainsKey(column);

    /// <summary>Whether there are the four columns of a particle of that name.</summary>
    public bool HasParticle(string particle) => !string.IsNullOrEmpty(particle) && Components.All(c => _stored.ContainsKey(particle + c));

    /// <summary>The four-momenta of a particle, in row order.</summary>
    /// <exception cref="KeyNotFoundException">There is no such particle; the message names the nearest.</exception>
    public FourVector[] Particle(string particle)
    {
        var reader = Reader<FourVector>(particle);
        var vectors = new FourVector[Count];
        for (var i = 0; i < vectors.Length; i++)
            vectors[i] = reader.Read(StoredRow(i));
        return vectors;
    }

    /// <summary>Event weights, in row order; ones when the table has no column `weight`.</summary>
    public double[] Weights()
    {
        if (HasColumn(WeightColumn))
            return this[WeightColumn].ToArray();
        var ones = new double[Count];
        Array.Fill(ones, 1);
        return ones;
    }

    /// <summary>Sum of the event weights: the number of events expected.</summary>
    public double SumOfWeights => Weights().Sum();

    /// <summary>Sum of the squared event weights: the variance of <see cref="SumOfWeights"/>.</summary>
    public double SumOfSquaredWeights => Weights().Sum(w => w * w);

    /// <summary>The distribution of a column, with the event weights.</summary>
    /// <param name="column">Name of the column.</param>
    /// <param name="axis">The bins.</param>
    /// <exception cref="InvalidOperationException">A classifier was trained on the events.</exception>
    public Histogram Histogram(string column, Axis axis)
    {
        RefuseTraining("a histogram of expected events");
        return Histograms.Histogram.Fill(axis, this[column].ToArray(), WeightsIfAny()).WithNotesOf(this);
    }

    /// <summary>The distribution of two columns, with the event weights.</summary>
    /// <param name="columnX">Name of the first column.</param>
    /// <param name="x">Bins of the first column.</param>
    /// <param name="columnY">Name of the second column.</param>
    /// <param name="y">Bins of the second column.</param>
    /// <exception cref="InvalidOperationException">A classifier was trained on the events.</exception>
    public Histogram2D Histogram(string columnX, Axis x, string columnY, Axis y)
    {
        RefuseTraining("a histogram of expected events");
        return Histogram2D.Fill(x, y, this[columnX].ToArray(), this[columnY].ToArray(), WeightsIfAny()).WithNotesOf(this);
    }

    /// <summary>The table with one more column, or one replaced, from numbers given per shown row.</summary>
    /// <param name="column">Name, an identifier.</param>
    /// <param name="values">One number per row the table shows.</param>
    public EventTable WithColumn(string column, ReadOnlySpan<double> values)
    {
        RefuseBadColumn(column, values.Length);
        return WithStored((column, Spread(values)));
    }

    /// <summary>The table with more columns, or with some replaced, which it takes over without a copy when it shows all of its rows.</summary>
    /// <param name="columns">Names and numbers, one number per row the table shows.</param>
    public EventTable WithColumns(params IReadOnlyList<(string Name, double[] Values)> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        foreach (var (column, values) in columns)
        {
            ArgumentNullException.ThrowIfNull(values, column);
            RefuseBadColumn(column, values.Length);
        }
        return WithStored([.. columns.Select(column => (column.Name, Taken(column.Values)))]);
    }

    /// <summary>The table with every event weight multiplied by a factor.</summary>
    /// <param name="factor">Finite factor, such as luminosity times cross-section over generated events.</param>
    public EventTable WithWeightsScaledBy(double factor)
    {
        if (!double.IsFinite(factor))
            throw new ArgumentOutOfRangeException(nameof(factor), Invariant($"factor = {factor}; event weights are scaled by a finite number."));
        var weights = Weights();
        foreach (ref var weight in weights.AsSpan())
            weight *= factor;
        return WithStored((WeightColumn, Taken(weights)));
    }

    /// <summary>The same events under another name.</summary>
    public EventTable Named(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return new EventTable(name, _stored, _order, _rows, _storedCount) { Notes = Notes, Role = Role };
    }

    /// <summary>The first rows, or all when there are fewer.</summary>
    /// <param name="count">How many, at least 0.</param>
    public EventTable Head(int count)
    {
        if (count < 0)
            throw new ArgumentOutOfRangeException(nameof(count), $"count = {count}; the number of rows to show is 0 or more.");
        return Keep([.. Enumerable.Range(0, Math.Min(count, Count)).Select(StoredRow)]);
    }

    /// <summary>Name, size and the first rows as aligned text.</summary>
    public override string ToString()
    {
        var text = new StringBuilder($"{Name}: {Count} events, {_order.Length} columns\n");
        foreach (var column in _order)
        {
            var values = Enumerable.Range(0, Math.Min(4, Count)).Select(i => this[column][i].ToString("G5", CultureInfo.InvariantCulture).PadLeft(11));
            text.Append(CultureInfo.InvariantCulture, $"  {column,-24}{string.Concat(values)}\n");
        }
        return text.ToString();
    }

    internal RowReader<T> Reader<T>(string name)
    {
        if (typeof(T) == typeof(double))
            return new RowReader<T>(Stored(name), null, null, null);
        if (typeof(T) != typeof(FourVector))
            throw new ArgumentException($"The lambda's parameter {name} has type {typeof(T).Name}; it must be a double, which names a column, or a FourVector, which names a particle.");
        if (!HasParticle(name))
            throw NotFound("particle", name, ParticleNames);
        return new RowReader<T>(_stored[name + "Px"], _stored[name + "Py"], _stored[name + "Pz"], _stored[name + "E"]);
    }

    /// <summary>The events for which a condition holds.</summary>
    /// <param name="predicate">A lambda kept for use on several tables.</param>
    public EventTable Where(RowFunction<bool> predicate)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        var keep = Evaluate(predicate);
        var kept = new int[Count];
        var found = 0;
        // Written in any case, counted when kept: the processor need not guess.
        for (var i = 0; i < keep.Length; i++)
        {
            kept[found] = StoredRow(i);
            found += keep[i] ? 1 : 0;
        }
        return Keep(kept[..found]);
    }

    private EventTable Compute(string column, RowFunction<double> function)
    {
        RefuseBadName(column);
        var values = Evaluate(function);
        return WithStored((column, Taken(values)));
    }

    private EventTable Compute(string particle, RowFunction<FourVector> function)
    {
        RefuseBadName(particle);
        var vectors = Evaluate(function);
        var (x, y, z, e) = (NewStored(), NewStored(), NewStored(), NewStored());
        for (var i = 0; i < vectors.Length; i++)
        {
            var row = StoredRow(i);
            (x[row], y[row], z[row], e[row]) = vectors[i];
        }
        return WithStored((particle + "Px", x), (particle + "Py", y), (particle + "Pz", z), (particle + "E", e));
    }

    // One result per shown row.
    private TResult[] Evaluate<TResult>(RowFunction<TResult> function)
    {
        var results = new TResult[Count];
        function.Bind(this)(_rows, results);
        return results;
    }

    private EventTable Keep(int[] rows) => new(Name, _stored, _order, rows, _storedCount) { Notes = Notes, Role = Role };

    private int StoredRow(int i) => _rows is null ? i : _rows[i];

    // Rows that the table does not show hold NaN in a column computed on the shown ones.
    private double[] NewStored()
    {
        var values = new double[_storedCount];
        if (_rows is not null)
            Array.Fill(values, double.NaN);
        return values;
    }

    private double[] Taken(double[] values) => _rows is null ? values : Spread(values);

    private double[] Spread(ReadOnlySpan<double> values)
    {
        var stored = NewStored();
        for (var i = 0; i < values.Length; i++)
            stored[StoredRow(i)] = values[i];
        return stored;
    }

    private EventTable WithStored(params ReadOnlySpan<(string Name, double[] Values)> columns)
    {
        var stored = new Dictionary<string, double[]>(_stored, StringComparer.Ordinal);
        var order = _order.ToList();
        foreach (var (name, values) in columns)
        {
            if (!stored.ContainsKey(name))
                order.Add(name);
            stored[name] = values;
        }
        return new EventTable(Name, stored, [.. order], _rows, _storedCount) { Notes = Notes, Role = Role };
    }

    private ReadOnlySpan<double> WeightsIfAny() => HasColumn(WeightColumn) ? Weights() : default;

    private double[] Stored(string column) =>
        _stored.TryGetValue(column, out var values) ? values : throw NotFound("column", column, _order);

    private KeyNotFoundException NotFound(string kind, string wanted, IReadOnlyList<string> known) => new((kind, known.Count) switch
    {
        ("column", _) when HasParticle(wanted) =>
            $"No column '{wanted}' in table '{Name}', where it is a particle. Declare the lambda's parameter as (FourVector {wanted}), or read a column such as {wanted}E.",
        ("particle", _) when HasColumn(wanted) =>
            $"No particle '{wanted}' in table '{Name}', where it is a column. Use it as a number, not as a FourVector.",
        (_, 0) => $"No {kind} '{wanted}' in table '{Name}', which has no {kind}s.",
        _ => $"No {kind} '{wanted}' in table '{Name}'. Nearest: {string.Join(", ", NearestNames.To(wanted, known))}.",
    });

    private void RefuseBadColumn(string column, int length)
    {
        RefuseBadName(column);
        if (length != Count)
            throw new ArgumentException($"Column '{column}' has {length} numbers for the {Count} rows of table '{Name}'.", nameof(column));
    }

    private static void RefuseBadName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.Length == 0 || !(char.IsLetter(name[0]) || name[0] == '_') || !name.All(c => char.IsLetterOrDigit(c) || c == '_'))
            throw new ArgumentException($"'{name}' is not a column name: lambda parameters name columns, so a name is an identifier such as recoilMass.", nameof(name));
    }
}
