using System.IO.Compression;
using DarkSector.Numerics;
using DarkSector.Physics.Colliders;

namespace DarkSector.Physics.Generation;

/// <summary>A file of Les Houches events that need not fit in memory: they are read, and written, batch by batch.</summary>
/// <remarks>Opening reads the file to its end, so that what is wrong with it is known before anything is made of it, and so that the weights of a batch
/// can be scaled to the cross-section. Use <see cref="LesHouchesEvents"/> for files that fit.</remarks>
public sealed class LesHouchesFile
{
    private readonly string _path;
    private readonly double _sumOfWeights;

    private LesHouchesFile(string path, LesHouchesHeader header, long events, double sumOfWeights, string? defect)
    {
        (_path, Header, Events, _sumOfWeights, Defect) = (path, header, events, sumOfWeights, defect);
    }

    /// <summary>Name of the file.</summary>
    public string Source => Path.GetFileName(_path);

    /// <summary>Cross-section [fb] with its error, all processes of the file together.</summary>
    public Estimate CrossSection => Header.CrossSection;

    internal LesHouchesHeader Header { get; }

    /// <summary>Number of whole events.</summary>
    public long Events { get; }

    /// <summary>What is wrong behind the last whole event, with the line, if the file was opened by <see cref="OpenWholeEvents(string)"/>; null for a sound file.</summary>
    public string? Defect { get; }

    /// <summary>Opens a file that must be sound from its first line to its last.</summary>
    /// <param name="path">An `.lhe` file, or one compressed by gzip if its name ends in `.gz`.</param>
    /// <exception cref="FormatException">The file is not as the format wants it; the message has the line and what was expected.</exception>
    public static LesHouchesFile Open(string path)
    {
        var file = OpenWholeEvents(path);
        return file.Defect is { } defect ? throw new FormatException(defect) : file;
    }

    /// <summary>Opens a file up to its first defect: a file that was cut still has its whole events, and <see cref="Defect"/> says what is wrong.</summary>
    /// <param name="path">An `.lhe` file, or one compressed by gzip if its name ends in `.gz`.</param>
    /// <exception cref="FormatException">There is not one whole event before the defect.</exception>
    public static LesHouchesFile OpenWholeEvents(string path) => OpenWholeEvents(path, _ => { });

    internal static LesHouchesFile OpenWholeEvents(string path, Action<LesHouchesEvent> visit)
    {
        ArgumentNullException.ThrowIfNull(path);
        using var reader = Reader(path);
        var parser = new LesHouchesParser(Path.GetFileName(path), reader);
        var header = parser.Header();
        var (events, sum) = (0L, 0.0);
        try
        {
            for (; parser.Next() is { } read; events++)
            {
                sum += read.Weight;
                visit(read);
            }
            return new LesHouchesFile(path, header, events, sum, defect: null);
        }
        catch (FormatException error) when (events > 0)
        {
            return new LesHouchesFile(path, header, events, sum, error.Message);
        }
    }

    /// <summary>The whole events, in batches that are read when they are asked for.</summary>
    /// <param name="most">Most events of a batch.</param>
    public IEnumerable<LesHouchesEvents> Batches(int most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        return Read();

        IEnumerable<LesHouchesEvents> Read()
        {
            using var reader = Reader(_path);
            var parser = new LesHouchesParser(Source, reader);
            parser.Header();
            foreach (var (first, count) in EventStream.Parts(Events, most))
            {
                var events = new LesHouchesEvent[count];
                for (var i = 0; i < count; i++)
                    events[i] = parser.Next() ?? throw new FormatException($"{Source} had {Events} events when it was opened and has {first + i} now; it must not change meanwhile.");
                yield return new LesHouchesEvents(Source, CrossSection, Header.FirstBeam, Header.FirstBeamEnergy, Header.SecondBeamEnergy, events)
                {
                    PartOf = new StreamPart(first, Events), SumOfWeights = _sumOfWeights,
                };
            }
        }
    }

    /// <summary>The whole events as a sample in the laboratory of a collider, in batches, so that any selection runs on them.</summary>
    /// <param name="collider">Beams; its centre-of-mass energy is that of the file.</param>
    /// <param name="particles">Which outgoing particle (by PDG code) becomes which particle of the sample; the second of a code is the second in the file.</param>
    public EventStream Stream(Collider collider, params IReadOnlyList<(int PdgCode, TrueParticle Particle)> particles)
    {
        ArgumentNullException.ThrowIfNull(collider);
        ArgumentNullException.ThrowIfNull(particles);
        return new EventStream(Source, Events, [.. particles.Select(p => p.Particle)], () => CrossSection,
            batchSize => Batches(batchSize).Select(batch => batch.ToSample(collider, particles)));
    }

    /// <summary>Writes a stream, batch by batch, in the CMS frame with the electrons along +z; the file appears under its name when it is complete.</summary>
    /// <param name="path">Ends in `.lhe`, or in `.lhe.gz` to be compressed by gzip.</param>
    /// <param name="events">A generator's events, or those of another file.</param>
    /// <param name="collider">The collider in whose laboratory the stream is given.</param>
    /// <param name="others">PDG code and status of particles that the stream knows by name only, such as `zPrimeTrue`; see <see cref="LesHouchesEvents.FromSample"/>.</param>
    public static void Write(string path, EventStream events, Collider collider, IReadOnlyDictionary<string, (int PdgCode, int Status)> others)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(collider);
        var (sigma, beam) = (events.CrossSection, collider.SqrtS / 2);
        Write(path, new LesHouchesHeader(sigma, 11, beam, beam), sigma.Value / Units.pb, events.Select(batch => LesHouchesEvents.FromSample(batch, collider, others)));
    }

    internal static void Write(string path, LesHouchesHeader header, double largest, IEnumerable<LesHouchesEvents> batches)
    {
        ArgumentNullException.ThrowIfNull(path);
        var unfinished = path + ".unfinished";
        using (var file = File.Create(unfinished))
        using (Stream content = IsCompressed(path) ? new GZipStream(file, CompressionLevel.Optimal) : file)
        using (var writer = new StreamWriter(content))
        {
            LesHouchesWriter.WriteHeader(header, largest, writer);
            foreach (var batch in batches)
            {
                foreach (var generated in batch.Events)
                    LesHouchesWriter.WriteEvent(generated, batch.SqrtS, writer);
            }
            LesHouchesWriter.WriteEnd(writer);
        }
        File.Move(unfinished, path, overwrite: true);
    }

    private static StreamReader Reader(string path)
    {
        var file = File.OpenRead(path);
        return new StreamReader(IsCompressed(path) ? new GZipStream(file, CompressionMode.Decompress) : file);
    }

    private static bool IsCompressed(string path) => path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);
}
