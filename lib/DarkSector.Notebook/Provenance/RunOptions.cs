using System.Globalization;

namespace DarkSector.Notebook.Provenance;

/// <summary>The options of one run of a notebook or script: what may be varied without editing it.</summary>
/// <param name="Seed">Seed of the random stream.</param>
/// <param name="Events">Events to generate for each sample; null for the number the page chooses.</param>
/// <param name="Output">Folder for figures and tables; null when nothing is to be written.</param>
public sealed record RunOptions(ulong Seed, int? Events, string? Output)
{
    /// <summary>The seed used when none is given.</summary>
    public const ulong DefaultSeed = 20230607;

    private const string Usage = "The options are --seed N, --events N and --output DIR.";

    /// <summary>Nothing given: the default seed, the page's own number of events, no output folder.</summary>
    public static RunOptions Default { get; } = new(DefaultSeed, null, null);

    /// <summary>Reads <c>--seed N --events N --output DIR</c>, in any order, each optional; <c>--seed=N</c> is understood too.</summary>
    /// <param name="arguments">The arguments of the run, usually <c>Args</c>.</param>
    /// <exception cref="ArgumentException">An option is unknown, lacks its value, or its value is out of range.</exception>
    public static RunOptions Parse(IEnumerable<string> arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var options = Default;
        var words = new Queue<string>(arguments.SelectMany(SplitAtEquals));
        while (words.TryDequeue(out var option))
            options = options.With(option, words);
        return options;
    }

    /// <summary>The number of events to generate.</summary>
    /// <param name="pageDefault">The number the page chooses when none was asked for.</param>
    public int EventsOr(int pageDefault) => Events ?? pageDefault;

    private RunOptions With(string option, Queue<string> words) => option switch
    {
        "--seed" => this with { Seed = Number<ulong>(option, words, "a whole number from 0 to 18446744073709551615") },
        "--events" => this with { Events = Positive(Number<int>(option, words, "a whole number from 1 to 2147483647")) },
        "--output" => this with { Output = Value(option, words, "a folder") },
        _ => throw new ArgumentException($"Unknown option '{option}'. {Usage}"),
    };

    private static IEnumerable<string> SplitAtEquals(string argument) =>
        argument.StartsWith("--", StringComparison.Ordinal) ? argument.Split('=', 2) : [argument];

    private static string Value(string option, Queue<string> words, string wanted) =>
        words.TryDequeue(out var value) && value.Length > 0 ? value : throw new ArgumentException($"{option} needs {wanted} after it. {Usage}");

    private static T Number<T>(string option, Queue<string> words, string wanted)
        where T : IParsable<T>
    {
        var text = Value(option, words, wanted);
        return T.TryParse(text, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new ArgumentException($"{option} = '{text}'; it must be {wanted}, written in digits.");
    }

    private static int Positive(int events) =>
        events > 0 ? events : throw new ArgumentException($"--events = '{events}'; it must be a whole number from 1 to 2147483647, written in digits.");
}
