using System.Globalization;
using DarkSector.Numerics;
using DarkSector.Numerics.Kinematics;

namespace DarkSector.Physics.Generation;

/// <summary>Reads Les Houches events line by line, and knows at which line it is.</summary>
internal sealed class LesHouchesParser(string source, TextReader reader)
{
    private const int MostParticles = 10_000;
    private const int MostProcesses = 10_000;

    // Generators write 5 digits or more; an event that lost a particle or a digit is off by more.
    private const double MomentumTolerance = 1e-4;

    private int _line;
    private bool _closed;
    private FourVector _beams;

    /// <summary>Events up to the first defect; at least one.</summary>
    public LesHouchesEvents Parse()
    {
        SkipTo("<init>");
        var beams = Numbers(10, "beam codes, energies, PDFs, strategy and number of processes");
        Require((beams[0], beams[1]) is (11, -11) or (-11, 11), $"beams {beams[0]} and {beams[1]}", "an electron 11 and a positron -11");
        Require(beams[2] > 0 && beams[3] > 0, $"beam energies {beams[2]} and {beams[3]} GeV", "energies above 0 GeV");
        Require(beams[9] is >= 1 and <= MostProcesses, $"{beams[9]} processes", $"1 to {MostProcesses}");
        _beams = new FourVector(0, 0, beams[2] - beams[3], beams[2] + beams[3]);
        var crossSection = CrossSection((int)beams[9]);
        var events = new List<LesHouchesEvent>();
        var defect = ReadEvents(events);
        if (events.Count == 0)
            throw new FormatException(defect ?? $"{source} ends at line {_line} without an <event>; at least one is needed.");
        return new LesHouchesEvents(source, crossSection, (int)beams[0], beams[2], beams[3], events) { Defect = defect };
    }

    private Estimate CrossSection(int processes)
    {
        var (sum, variance) = (0.0, 0.0);
        for (var i = 0; i < processes; i++)
        {
            var process = Numbers(4, "cross-section, error, largest weight and process number");
            sum += process[0] * Units.pb;
            variance += Math.Pow(process[1] * Units.pb, 2);
        }
        return new Estimate(sum, Math.Sqrt(variance));
    }

    private string? ReadEvents(List<LesHouchesEvent> events)
    {
        try
        {
            while (TrySkipTo("<event>"))
                events.Add(Event(events.Count + 1));
            Require(_closed || events.Count == 0, "the end of the file", "</LesHouchesEvents>");
            return null;
        }
        catch (FormatException error)
        {
            return error.Message;
        }
    }

    private LesHouchesEvent Event(int number)
    {
        var header = Numbers(6, "number of particles, process, weight, scale, alpha and alpha_s");
        Require(header[0] is >= 1 and <= MostParticles, $"{header[0]} particles", $"1 to {MostParticles}");
        Require(double.IsFinite(header[2]), $"a weight of {header[2]}", "a finite weight");
        var particles = new LesHouchesParticle[(int)header[0]];
        for (var i = 0; i < particles.Length; i++)
            particles[i] = ParticleLine();
        RequireConservation(number, particles);
        while (Next()?.TrimStart() is var line && line?.StartsWith("</event>", StringComparison.Ordinal) != true)
            Require(line is not null && !IsTag(line, "<event>"), line is null ? "the end of the file" : "<event>", "</event>");
        return new LesHouchesEvent(header[2], particles);
    }

    private LesHouchesParticle ParticleLine()
    {
        const string meaning = "a particle: code, status, mothers, colours, px, py, pz, E, m, lifetime, spin";
        var n = Numbers(13, meaning);
        Require(n[0] == Math.Truncate(n[0]) && Math.Abs(n[0]) < int.MaxValue, $"the code {n[0]}", "a whole number");
        Require(n[1] == Math.Truncate(n[1]) && Math.Abs(n[1]) < 1000, $"the status {n[1]}", "a whole number, such as -1, 1 or 2");
        Require(n.AsSpan(6, 4).ToArray().All(double.IsFinite), $"the momentum ({n[6]}, {n[7]}, {n[8]}, {n[9]})", "finite numbers");
        return new LesHouchesParticle((int)n[0], (int)n[1], new FourVector(n[6], n[7], n[8], n[9]));
    }

    // What comes in is written in the event, or known from the beams.
    private void RequireConservation(int number, LesHouchesParticle[] particles)
    {
        var (incoming, outgoing) = (Sum(particles, -1), Sum(particles, 1));
        if (!particles.Any(p => p.Status == -1))
            incoming = _beams;
        var difference = outgoing - incoming;
        Require(Math.Max(difference.P, Math.Abs(difference.E)) <= MomentumTolerance * incoming.E,
            $"event {number} ends with outgoing momenta that add up to {outgoing}", $"the sum {incoming} of the incoming ones, within {MomentumTolerance * incoming.E:G2} GeV,");
    }

    private static FourVector Sum(LesHouchesParticle[] particles, int status) =>
        particles.Where(p => p.Status == status).Aggregate(new FourVector(0, 0, 0, 0), (sum, p) => sum + p.Momentum);

    private double[] Numbers(int count, string meaning)
    {
        var fields = (Next() ?? throw Wrong("the end of the file", meaning)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        Require(fields.Length >= count, $"{fields.Length} fields", meaning);
        return [.. fields.Take(count).Select(f => double.TryParse(f, NumberStyles.Float, CultureInfo.InvariantCulture, out var x)
            ? x : throw Wrong($"'{f}'", meaning))];
    }

    private void Require(bool condition, string found, string expected)
    {
        if (!condition)
            throw Wrong(found, expected);
    }

    private FormatException Wrong(string found, string expected) =>
        new($"{source}, line {_line}: {found} where {expected} was expected. The file is cut or not in the Les Houches format.");

    private void SkipTo(string tag)
    {
        if (!TrySkipTo(tag))
            throw new FormatException($"{source} has no {tag} in its {_line} lines; it is not a Les Houches event file.");
    }

    private bool TrySkipTo(string tag)
    {
        while (Next()?.TrimStart() is { } line)
        {
            _closed |= line.StartsWith("</LesHouchesEvents", StringComparison.Ordinal);
            if (IsTag(line, tag))
                return true;
        }
        return false;
    }

    // The tag may have attributes: `<event npLO="1">`.
    private static bool IsTag(string line, string tag) =>
        line.StartsWith(tag, StringComparison.Ordinal) || line.StartsWith(tag[..^1] + " ", StringComparison.Ordinal);

    private string? Next()
    {
        _line++;
        try
        {
            return reader.ReadLine();
        }
        catch (InvalidDataException error)
        {
            throw new FormatException($"{source}, line {_line}: the compressed data end or break here ({error.Message}). The file is cut or damaged.", error);
        }
    }
}
