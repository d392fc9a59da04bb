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

/// <summary>A Les Houches event.</summary>
/// <param name="Weight">Weight in the unit of the file; only ratios between events are used.</param>
/// <param name="Particles">Its particles, in the order of the file.</param>
public sealed record LesHouchesEvent(double Weight, IReadOnlyList<LesHouchesParticle> Particles);

/// <summary>Events of any generator, in the Les Houches format (`.lhe`, `.lhe.gz`).</summary>
/// <remarks>J. Alwall et al., hep-ph/0609017. Taken are beams, cross-section, and weight and particles of each event. Files are read line by
/// line, since they are not always valid XML. The frame of the file has the beams along z, the first one along +z.</remarks>
/// <param name="Source">Name of the file, or of the sample.</param>
/// <param name="CrossSection">Cross-section [fb] with its error, all processes of the file together.</param>
/// <param name="FirstBeam">PDG code of the beam along +z: 11 or -11.</param>
/// <param name="FirstBeamEnergy">Energy of the beam along +z [GeV].</param>
/// <param name="SecondBeamEnergy">Energy of the beam along -z [GeV].</param>
/// <param name="Events">The events.</param>
public sealed record LesHouchesEvents(
    string Source, Estimate CrossSection, int FirstBeam, double FirstBeamEnergy, double SecondBeamEnergy, IReadOnlyList<LesHouchesEvent> Events)
{
    /// <summary>Centre-of-mass energy of head-on beams without mass [GeV].</summary>
    public double SqrtS => 2 * Math.Sqrt(FirstBeamEnergy * SecondBeamEnergy);

    /// <summary>What is wrong behind the last event, with the line, if the file was read by <see cref="ReadWholeEvents"/>; null for a sound file.</summary>
    public string? Defect { get; init; }

    /// <summary>Where the events stand in their file, if they are a batch of it; null for all events.</summary>
    public StreamPart? PartOf { get; init; }

    // Sum of the weights of the whole file.
    internal double? SumOfWeights { get; init; }

    /// <summary>Reads a file that must be sound from its first line to its last.</summary>
    /// <param name="path">An `.lhe` file, or one compressed by gzip if its name ends in `.gz`.</param>
    /// <exception cref="FormatException">The file is not as the format wants it; the message has the line and what was expected.</exception>
    public static LesHouchesEvents Read(string path)
    {
        var events = ReadWholeEvents(path);
        return events.Defect is { } defect ? throw new FormatException(defect) : events;
    }

    /// <summary>Reads a file up to its first defect: a file that was cut still has its whole events, and <see cref="Defect"/> says what is wrong.</summary>
    /// <param name="path">An `.lhe` file, or one compressed by gzip if its name ends in `.gz`.</param>
    /// <exception cref="FormatException">There is not one whole event before the defect.</exception>
    public static LesHouchesEvents ReadWholeEvents(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var events = new List<LesHouchesEvent>();
        var file = LesHouchesFile.OpenWholeEvents(path, events.Add);
        return new LesHouchesEvents(file.Source, file.CrossSection, file.Header.FirstBeam, file.Header.FirstBeamEnergy, file.Header.SecondBeamEnergy, events) { Defect = file.Defect };
    }

    /// <summary>Writes a file; it appears under its name when it is complete.</summary>
    /// <param name="path">Ends in `.lhe`, or in `.lhe.gz` to be compressed by gzip.</param>
    public void Write(string path)
    {
        var largest = Events.Count > 0 ? Events.Max(e => Math.Abs(e.Weight)) : 0;
        LesHouchesFile.Write(path, new LesHouchesHeader(CrossSection, FirstBeam, FirstBeamEnergy, SecondBeamEnergy), largest, [this]);
    }

    /// <summary>A sample as Les Houches events in the CMS frame, electrons along +z.</summary>
    /// <param name="sample">Generated events.</param>
    /// <param name="collider">The collider in whose laboratory the sample is given.</param>
    /// <param name="others">PDG code and status of particles that the sample knows by name only, such as `zPrimeTrue`: status 1 for final ones, 2 for
    /// those that are the sum of others in the table.</param>
    public static LesHouchesEvents FromSample(EventSample sample, Collider collider, IReadOnlyDictionary<string, (int PdgCode, int Status)> others)
    {
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentNullException.ThrowIfNull(collider);
        ArgumentNullException.ThrowIfNull(others);
        var (codes, beam) = (sample.Particles.Select(p => CodeOf(p, others)).ToArray(), collider.SqrtS / 2);
        var momenta = sample.Particles.Select(p => sample.Events.Particle(p.Name)).ToArray();
        var weights = sample.Events.Weights();
        var total = sample.PartOf?.Events ?? weights.Length;
        LesHouchesParticle[] beams = [new(11, -1, new(0, 0, beam, beam)), new(-11, -1, new(0, 0, -beam, beam))];
        var events = weights.Select((weight, i) => new LesHouchesEvent(weight * total / Units.pb,
            [.. beams, .. codes.Select((code, k) => new LesHouchesParticle(code.PdgCode, code.Status, collider.ToCms(momenta[k][i])))]));
        return new LesHouchesEvents(sample.Name, sample.CrossSection, 11, beam, beam, [.. events]) { PartOf = sample.PartOf };
    }

    /// <summary>The events as a sample in the laboratory of a collider, so that any selection runs on them.</summary>
    /// <param name="collider">Beams; its centre-of-mass energy is that of the file.</param>
    /// <param name="particles">Which outgoing particle (by PDG code) becomes which particle of the sample.</param>
    public EventSample ToSample(Collider collider, IReadOnlyDictionary<int, TrueParticle> particles)
    {
        ArgumentNullException.ThrowIfNull(particles);
        return ToSample(collider, [.. particles.Select(p => (p.Key, p.Value))]);
    }

    /// <summary>The same where several particles have one code: they are taken in the order of the file.</summary>
    /// <param name="collider">Beams; its centre-of-mass energy is that of the file.</param>
    /// <param name="particles">The second particle of a code is the second of that code among the outgoing ones, or among the intermediate ones if none goes out.</param>
    public EventSample ToSample(Collider collider, IReadOnlyList<(int PdgCode, TrueParticle Particle)> particles)
    {
        ArgumentNullException.ThrowIfNull(collider);
        ArgumentNullException.ThrowIfNull(particles);
        if (Math.Abs(collider.SqrtS / SqrtS - 1) > 1e-6)
            throw new ArgumentException($"{collider.Name} has sqrt(s) = {collider.SqrtS:F5} GeV, the events of {Source} {SqrtS:F5} GeV; both must agree (Collider.At).", nameof(collider));
        var columns = new List<(string Name, double[] Values)>();
        for (var k = 0; k < particles.Count; k++)
        {
            var (code, particle) = particles[k];
            var earlier = particles.Take(k).Count(p => p.PdgCode == code);
            FourVector[] momenta = [.. Events.Select((_, i) => collider.ToLaboratory(InCms(Find(i, code, earlier))))];
            columns.AddRange([(particle.Name + "Px", [.. momenta.Select(v => v.Px)]), (particle.Name + "Py", [.. momenta.Select(v => v.Py)]),
                (particle.Name + "Pz", [.. momenta.Select(v => v.Pz)]), (particle.Name + "E", [.. momenta.Select(v => v.E)])]);
        }
        var table = EventTable.FromColumns(Source, [.. columns, (EventTable.WeightColumn, Weights())]);
        return new EventSample(Source, table, [.. particles.Select(p => p.Particle)], CrossSection, new Unweighting(1, 0)) { PartOf = PartOf };
    }

    // The weights of the file may be in any unit, and add up to the cross-section here.
    private double[] Weights()
    {
        var sum = SumOfWeights ?? Events.Sum(e => e.Weight);
        return sum != 0 ? [.. Events.Select(e => e.Weight * CrossSection.Value / sum)]
            : throw new InvalidOperationException($"The weights of {Source} add up to zero; they cannot be scaled to the cross-section {CrossSection.Value:G6} fb.");
    }

    // Our CMS frame has the electrons along +z; where the file has the positrons there, half a turn about y puts it right.
    private FourVector InCms(FourVector v)
    {
        var cms = FirstBeamEnergy == SecondBeamEnergy ? v
            : v.Boost(new ThreeVector(0, 0, (SecondBeamEnergy - FirstBeamEnergy) / (FirstBeamEnergy + SecondBeamEnergy)));
        return FirstBeam == -11 ? new FourVector(-cms.Px, cms.Py, -cms.Pz, cms.E) : cms;
    }

    private FourVector Find(int index, int code, int earlier)
    {
        var particles = Events[index].Particles;
        var status = particles.Any(p => p.Status == 1 && p.PdgCode == code) ? 1 : 2;
        foreach (var particle in particles)
        {
            if (particle.Status == status && particle.PdgCode == code && earlier-- == 0)
                return particle.Momentum;
        }
        throw new KeyNotFoundException(
            $"Event {(PartOf?.First ?? 0) + index + 1} of {Source} has not enough outgoing particles with PDG code {code}; it has {string.Join(", ", particles.Where(p => p.Status == 1).Select(p => p.PdgCode))}.");
    }

    // The PDG number of a lepton is positive for the negative charge, that of a meson for the positive one.
    private static (int PdgCode, int Status) CodeOf(TrueParticle particle, IReadOnlyDictionary<string, (int PdgCode, int Status)> others)
    {
        if (others.TryGetValue(particle.Name, out var given))
            return given;
        if (particle.Kind is not { PdgCode: var code })
            throw new KeyNotFoundException($"The particle {particle.Name} has no PDG code; give one in 'others', with status 1 for a final particle or 2 for a sum of others.");
        var isAntiparticle = code < 20 ? particle.Charge > 0 : particle.Charge < 0;
        return (isAntiparticle ? -code : code, 1);
    }
}
