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

    private readonly double[] _numbers = new double[13];
    private int _line;
    private int _events;
    private bool _closed;
    private FourVector _beams;

    /// <summary>What comes before the events.</summary>
    public LesHouchesHeader Header()
    {
        SkipTo("<init>");
        var beams = Numbers(10, "beam codes, energies, PDFs, strategy and number of processes");
        if ((beams[0], beams[1]) is not ((11, -11) or (-11, 11)))
            throw Wrong($"beams {beams[0]} and {beams[1]}", "an electron 11 and a positron -11");
        if (!(beams[2] > 0 && beams[3] > 0))
            throw Wrong($"beam energies {beams[2]} and {beams[3]} GeV", "energies above 0 GeV");
        if (beams[9] is not (>= 1 and <= MostProcesses))
            throw Wrong($"{beams[9]} processes", $"1 to {MostProcesses}");
        _beams = new FourVector(0, 0, beams[2] - beams[3], beams[2] + beams[3]);
        var (firstBeam, processes) = ((int)beams[0], (int)beams[9]);
        var (firstEnergy, secondEnergy) = (beams[2], beams[3]);
        return new LesHouchesHeader(CrossSection(processes), firstBeam, firstEnergy, secondEnergy);
    }

    /// <summary>The next event, or null at the end of a sound file.</summary>
    /// <exception cref="FormatException">A defect; the message has the line and what was expected.</exception>
    public LesHouchesEvent? Next()
    {
        if (TrySkipTo("<event>"))
            return Event(++_events);
        if (_events == 0)
            throw new FormatException($"{source} ends at line {_line} without an <event>; at least one is needed.");
        if (!_closed)
            throw Wrong("the end of the file", "</LesHouchesEvents>");
        return null;
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

    private LesHouchesEvent Event(int number)
    {
        var header = Numbers(6, "number of particles, process, weight, scale, alpha and alpha_s");
        var (count, weight) = (header[0], header[2]);
        if (count is not (>= 1 and <= MostParticles))
            throw Wrong($"{count} particles", $"1 to {MostParticles}");
        if (!double.IsFinite(weight))
            throw Wrong($"a weight of {weight}", "a finite weight");
        var particles = new LesHouchesParticle[(int)count];
        for (var i = 0; i < particles.Length; i++)
            particles[i] = ParticleLine();
        RequireConservation(number, particles);
        while (NextLine() is var line && line?.AsSpan().TrimStart().StartsWith("</event>") != true)
        {
            if (line is null || IsTag(line, "<event>"))
                throw Wrong(line is null ? "the end of the file" : "<event>", "</event>");
        }
        return new LesHouchesEvent(weight, particles);
    }

    private LesHouchesParticle ParticleLine()
    {
        const string meaning = "a particle: code, status, mothers, colours, px, py, pz, E, m, lifetime, spin";
        var n = Numbers(13, meaning);
        if (n[0] != Math.Truncate(n[0]) || !(Math.Abs(n[0]) < int.MaxValue))
            throw Wrong($"the code {n[0]}", "a whole number");
        if (n[1] != Math.Truncate(n[1]) || !(Math.Abs(n[1]) < 1000))
            throw Wrong($"the status {n[1]}", "a whole number, such as -1, 1 or 2");
        if (!double.IsFinite(n[6] + n[7] + n[8] + n[9]))
            throw Wrong($"the momentum ({n[6]}, {n[7]}, {n[8]}, {n[9]})", "finite numbers");
        return new LesHouchesParticle((int)n[0], (int)n[1], new FourVector(n[6], n[7], n[8], n[9]));
    }

    // What comes in is written in the event, or known from the beams.
    private void RequireConservation(int number, LesHouchesParticle[] particles)
    {
        var (incoming, outgoing, hasIncoming) = (new FourVector(0, 0, 0, 0), new FourVector(0, 0, 0, 0), false);
        foreach (var particle in particles)
        {
            hasIncoming |= particle.Status == -1;
            if (particle.Status == -1)
                incoming += particle.Momentum;
            else if (particle.Status == 1)
                outgoing += particle.Momentum;
        }
        if (!hasIncoming)
            incoming = _beams;
        var difference = outgoing - incoming;
        if (!(Math.Max(difference.P, Math.Abs(difference.E)) <= MomentumTolerance * incoming.E))
            throw Wrong($"event {number} ends with outgoing momenta that add up to {outgoing}", $"the sum {incoming} of the incoming ones, within {MomentumTolerance * incoming.E:G2} GeV,");
    }

    // The numbers at the beginning of the next line, in a buffer that the next call fills anew.
    private double[] Numbers(int count, string meaning)
    {
        var line = NextLine() ?? throw Wrong("the end of the file", meaning);
        var found = 0;
        foreach (var range in line.AsSpan().SplitAny(' ', '\t'))
        {
            var field = line.AsSpan(range);
            if (field.IsEmpty)
                continue;
            if (!double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out _numbers[found]))
                throw Wrong(FieldsOf(line) < count ? $"{FieldsOf(line)} fields" : $"'{field}'", meaning);
            if (++found == count)
                return _numbers;
        }
        throw Wrong($"{found} fields", meaning);
    }

    private static int FieldsOf(string line) => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    private FormatException Wrong(string found, string expected) =>
        new($"{source}, line {_line}: {found} where {expected} was expected. The file is cut or not in the Les Houches format.");

    private void SkipTo(string tag)
    {
        if (!TrySkipTo(tag))
            throw new FormatException($"{source} has no {tag} in its {_line} lines; it is not a Les Houches event file.");
    }

    private bool TrySkipTo(string tag)
    {
        while (NextLine() is { } line)
        {
            _closed |= line.AsSpan().TrimStart().StartsWith("</LesHouchesEvents");
            if (IsTag(line, tag))
                return true;
        }
        return false;
    }

    // The tag may have attributes: `<event npLO="1">`.
    private static bool IsTag(string line, string tag)
    {
        var start = line.AsSpan().TrimStart();
        return start.StartsWith(tag) || (start.StartsWith(tag.AsSpan(0, tag.Length - 1)) && start.Length >= tag.Length && start[tag.Length - 1] == ' ');
    }

    private string? NextLine()
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

/// <summary>What a file of Les Houches events says before its first event.</summary>
/// <param name="CrossSection">Cross-section [fb] with its error, all processes of the file together.</param>
/// <param name="FirstBeam">PDG code of the beam along +z: 11 or -11.</param>
/// <param name="FirstBeamEnergy">Energy of the beam along +z [GeV].</param>
/// <param name="SecondBeamEnergy">Energy of the beam along -z [GeV].</param>
internal sealed record LesHouchesHeader(Estimate CrossSection, int FirstBeam, double FirstBeamEnergy, double SecondBeamEnergy);
