using System.Globalization;
using System.IO.Compression;
using DarkSector.Numerics;
using DarkSector.Numerics.Kinematics;
using DarkSector.Numerics.Tables;
using DarkSector.Physics.Colliders;

namespace DarkSector.Physics.Generation;

/// <summary>A particle line of a Les Houches event.</summary>
/// <param name="PdgCode">PDG Monte Carlo number.</param>
/// <param name="Status">-1 incoming, 1 outgoing, 2 intermediate.</param>
/// <param name="Momentum">Four-momentum [GeV], in the frame of the file.</param>
public readonly record struct LesHouchesParticle(int PdgCode, int Status, FourVector Momentum);

/// <summary>Events of another generator, in the Les Houches format (`.lhe`, `.lhe.gz`).</summary>
/// <remarks>J. Alwall et al., hep-ph/0609017. This reader takes what an analysis needs: beams, cross-section and the particles of each
/// event; weights are taken as equal. It reads line by line, since such files are not always valid XML.</remarks>
/// <param name="Source">Name of the file.</param>
/// <param name="CrossSection">Cross-section [fb] with its error.</param>
/// <param name="FirstBeam">PDG code of the beam along +z.</param>
/// <param name="SqrtS">Centre-of-mass energy [GeV] of head-on beams without mass.</param>
/// <param name="Events">Particles of each event.</param>
public sealed record LesHouchesEvents(
    string Source, Estimate CrossSection, int FirstBeam, double SqrtS, IReadOnlyList<IReadOnlyList<LesHouchesParticle>> Events)
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">An `.lhe` file, or one compressed by gzip if its name ends in `.gz`.</param>
    /// <exception cref="FormatException">The file is not as the format wants it; the message has the line.</exception>
    public static LesHouchesEvents Read(string path)
    {
        using var file = File.OpenRead(path);
        using Stream content = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(content);
        return new Parser(Path.GetFileName(path), reader).Parse();
    }

    /// <summary>The events as a sample in the laboratory of a collider, so that any selection runs on them.</summary>
    /// <param name="collider">Beams; its centre-of-mass energy is that of the file.</param>
    /// <param name="particles">Which outgoing particle (by PDG code) becomes which particle of the sample.</param>
    public EventSample ToSample(Collider collider, IReadOnlyDictionary<int, TrueParticle> particles)
    {
        ArgumentNullException.ThrowIfNull(collider);
        ArgumentNullException.ThrowIfNull(particles);
        if (Math.Abs(collider.SqrtS / SqrtS - 1) > 1e-6)
            throw new ArgumentException($"{collider.Name} has sqrt(s) = {collider.SqrtS:F5} GeV, the events of {Source} {SqrtS:F5} GeV; both must agree (Collider.At).", nameof(collider));
        var columns = particles.Values.ToDictionary(p => p.Name, _ => new FourVector[Events.Count]);
        for (var i = 0; i < Events.Count; i++)
        {
            foreach (var (code, particle) in particles)
                columns[particle.Name][i] = collider.ToLaboratory(Turned(Find(i, code)));
        }
        var weights = Enumerable.Repeat(CrossSection.Value / Events.Count, Events.Count).ToArray();
        var table = EventTable.FromColumns(Source, [.. columns.SelectMany(c => new[]
        {
            (c.Key + "Px", c.Value.Select(v => v.Px).ToArray()), (c.Key + "Py", c.Value.Select(v => v.Py).ToArray()),
            (c.Key + "Pz", c.Value.Select(v => v.Pz).ToArray()), (c.Key + "E", c.Value.Select(v => v.E).ToArray()),
        }), (EventTable.WeightColumn, weights)]);
        return new EventSample(Source, table, [.. particles.Values], CrossSection, new Unweighting(1, 0));
    }

    // Our CMS frame has the electrons along +z; where the file has the positrons there, half a turn about y puts it right.
    private FourVector Turned(FourVector v) => FirstBeam == -11 ? new FourVector(-v.Px, v.Py, -v.Pz, v.E) : v;

    private FourVector Find(int index, int code)
    {
        foreach (var particle in Events[index])
        {
            if (particle.Status == 1 && particle.PdgCode == code)
                return particle.Momentum;
        }
        throw new KeyNotFoundException(
            $"Event {index + 1} of {Source} has no outgoing particle with PDG code {code}; it has {string.Join(", ", Events[index].Where(p => p.Status == 1).Select(p => p.PdgCode))}.");
    }

    private sealed class Parser(string source, StreamReader reader)
    {
        private const int MostParticles = 10_000;

        private int _line;
        private bool _closed;

        public LesHouchesEvents Parse()
        {
            SkipTo("<init>");
            var beams = Numbers(10, "beam codes, energies, PDFs, strategy and number of processes");
            var process = Numbers(4, "cross-section, error, largest weight and process number");
            var events = new List<IReadOnlyList<LesHouchesParticle>>();
            while (TrySkipTo("<event>"))
                events.Add(Event());
            if (events.Count == 0)
                throw new FormatException($"{source} ends at line {_line} without an <event>; at least one is needed.");
            if (!_closed)
                throw Wrong("the end of the file", "</LesHouchesEvents>");
            return new LesHouchesEvents(source, new Estimate(process[0] * Units.pb, process[1] * Units.pb),
                (int)beams[0], 2 * Math.Sqrt(beams[2] * beams[3]), events);
        }

        private LesHouchesParticle[] Event()
        {
            var header = Numbers(6, "number of particles, process, weight, scale, alpha and alpha_s");
            if (header[0] is not (>= 1 and <= MostParticles))
                throw Wrong($"{header[0]} particles", $"1 to {MostParticles}");
            var particles = new LesHouchesParticle[(int)header[0]];
            for (var i = 0; i < particles.Length; i++)
            {
                var n = Numbers(13, "a particle: code, status, mothers, colours, px, py, pz, E, m, lifetime, spin");
                particles[i] = new LesHouchesParticle((int)n[0], (int)n[1], new FourVector(n[6], n[7], n[8], n[9]));
            }
            return particles;
        }

        private double[] Numbers(int count, string meaning)
        {
            var fields = (Next() ?? throw Wrong("the end of the file", meaning)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (fields.Length < count)
                throw Wrong($"{fields.Length} fields", meaning);
            return [.. fields.Take(count).Select(f => double.TryParse(f, NumberStyles.Float, CultureInfo.InvariantCulture, out var x)
                ? x : throw Wrong($"'{f}'", meaning))];
        }

        private FormatException Wrong(string found, string expected) =>
            new($"{source}, line {_line}: {found} where {expected} was expected. The file is cut or not in the Les Houches format.");

        private void SkipTo(string tag)
        {
            if (!TrySkipTo(tag))
                throw new FormatException($"{source} has no {tag} in its {_line} lines; it is not a Les Houches event file.");
        }

        // The tag may have attributes: `<event npLO="1">`.
        private bool TrySkipTo(string tag)
        {
            while (Next()?.TrimStart() is { } line)
            {
                _closed |= line.StartsWith("</LesHouchesEvents", StringComparison.Ordinal);
                if (line.StartsWith(tag, StringComparison.Ordinal) || line.StartsWith(tag[..^1] + " ", StringComparison.Ordinal))
                    return true;
            }
            return false;
        }

        private string? Next()
        {
            _line++;
            return reader.ReadLine();
        }
    }
}
