using System.Collections.Immutable;
using System.Globalization;
using DarkSector.Notebook.Rendering;
using DarkSector.Numerics.Kinematics;
using DarkSector.Numerics.Tables;
using DarkSector.Physics.Detectors;
using DarkSector.Physics.Generation;
using DarkSector.Physics.Particles;
using Microsoft.DotNet.Interactive.Formatting;

namespace DarkSector.Notebook.Figures;

/// <summary>A charged particle of an event display.</summary>
/// <param name="Name">Name in the legend, in label markup.</param>
/// <param name="Momentum">Momentum where it starts [GeV].</param>
/// <param name="Charge">Charge [e], +1 or -1.</param>
/// <param name="Origin">Where it starts [cm].</param>
/// <param name="IsMuon">A muon goes on through the calorimeter to the detector of K_L and muons.</param>
public sealed record DisplayedTrack(string Name, FourVector Momentum, int Charge, ThreeVector Origin, bool IsMuon = false);

/// <summary>A photon of an event display: a tower in the calorimeter.</summary>
/// <param name="Name">Name in the legend, in label markup.</param>
/// <param name="Momentum">Momentum [GeV].</param>
/// <param name="Origin">Where it starts [cm].</param>
public sealed record DisplayedPhoton(string Name, FourVector Momentum, ThreeVector Origin);

/// <summary>A vertex of an event display.</summary>
/// <param name="Name">Name in the legend, in label markup.</param>
/// <param name="Position">Where it is [cm].</param>
public sealed record DisplayedVertex(string Name, ThreeVector Position);

/// <summary>One event as the detector saw it, across the beams (x and y) and along them (z and radius): helices in the solenoid's field, photons as
/// towers in the calorimeter, displaced vertices, in a schematic outline of the detector. In a notebook it shows itself.</summary>
/// <remarks>In the view along the beams a track is drawn above the axis when it starts upwards, below when it starts downwards.</remarks>
[TypeFormatterSource(typeof(PictureFormatterSource), PreferredMimeTypes = [MimeType.Svg, MimeType.Text])]
public sealed record EventDisplay : Picture
{
    /// <summary>A display of what is given.</summary>
    /// <param name="tracks">Charged particles.</param>
    /// <param name="photons">Photons.</param>
    /// <param name="vertices">Displaced vertices.</param>
    /// <param name="detector">Field and acceptance; left out, Belle II as this library describes it.</param>
    public EventDisplay(IReadOnlyList<DisplayedTrack> tracks, IReadOnlyList<DisplayedPhoton> photons, IReadOnlyList<DisplayedVertex> vertices, Detector? detector = null)
    {
        ArgumentNullException.ThrowIfNull(tracks);
        ArgumentNullException.ThrowIfNull(photons);
        ArgumentNullException.ThrowIfNull(vertices);
        if (tracks.FirstOrDefault(track => track.Charge is not (1 or -1)) is { } neutral)
            throw new ArgumentException($"The track '{neutral.Name}' has charge {neutral.Charge}; a track has charge +1 or -1.", nameof(tracks));
        (Tracks, Photons, Vertices, Detector) = ([.. tracks], [.. photons], [.. vertices], detector ?? Detector.BelleII);
    }

    /// <summary>Charged particles.</summary>
    public ImmutableArray<DisplayedTrack> Tracks { get; }

    /// <summary>Photons.</summary>
    public ImmutableArray<DisplayedPhoton> Photons { get; }

    /// <summary>Displaced vertices.</summary>
    public ImmutableArray<DisplayedVertex> Vertices { get; }

    /// <summary>Field and acceptance.</summary>
    public Detector Detector { get; }

    /// <summary>Radius of what is shown [cm].</summary>
    public double Radius { get; private init; } = 345;

    /// <summary>Text over the display, bold.</summary>
    public string Title { get; private init; } = "toy simulation";

    /// <summary>An event of a sample after the detector: what was found of each particle; displaced ones start at their measured vertex.</summary>
    /// <param name="sample">The generated sample: what the particles are.</param>
    /// <param name="reconstructed">The events after <see cref="Detector.Respond"/>, with the same rows or a part of them.</param>
    /// <param name="row">Row of the reconstructed events, from 0.</param>
    /// <param name="detector">The detector; left out, Belle II as this library describes it.</param>
    public static EventDisplay Of(EventSample sample, EventTable reconstructed, int row, Detector? detector = null)
    {
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentNullException.ThrowIfNull(reconstructed);
        if (row < 0 || row >= reconstructed.Count)
            throw new ArgumentOutOfRangeException(nameof(row), $"row = {row}; '{reconstructed.Name}' has the rows 0 to {reconstructed.Count - 1}.");
        DisplayedVertex[] vertices = [.. sample.DisplacedDecays.Select(decay => decay.Parent[..^4]).Where(name => reconstructed.HasColumn(name + "VertexX"))
            .Select(name => new DisplayedVertex($"{name} vertex", Point(name + "Vertex"))).Where(vertex => double.IsFinite(vertex.Position.X))];
        var seen = sample.Particles.Where(particle => particle.Kind is not null && reconstructed.HasParticle(Detector.ReconstructedName(particle)))
            .Select(particle => (particle, name: Detector.ReconstructedName(particle), momentum: reconstructed.Particle(Detector.ReconstructedName(particle))[row]))
            .Where(one => double.IsFinite(one.momentum.E)).ToArray();
        return new EventDisplay(
            [.. seen.Where(one => one.particle.Charge != 0).Select(one => new DisplayedTrack(one.name, one.momentum, one.particle.Charge, Origin(one.particle.Name), one.particle.Kind == Particle.Muon))],
            [.. seen.Where(one => one.particle.Kind == Particle.Photon).Select(one => new DisplayedPhoton(one.name, one.momentum, default))], vertices, detector);

        ThreeVector Point(string name) => new(reconstructed[name + "X"][row], reconstructed[name + "Y"][row], reconstructed[name + "Z"][row]);
        ThreeVector Origin(string particle) => sample.DisplacedDecays.FirstOrDefault(decay => decay.Products.Contains(particle)) is { } decay
            ? vertices.FirstOrDefault(vertex => vertex.Name == $"{decay.Parent[..^4]} vertex")?.Position ?? default : default;
    }

    /// <summary>The display within a radius: 345 cm for the whole detector, 165 cm up to the calorimeter, 20 cm around the vertex detector.</summary>
    /// <param name="radius">Radius [cm], 1 to 500.</param>
    public EventDisplay WithRadius(double radius) => radius is >= 1 and <= 500
        ? this with { Radius = radius }
        : throw new ArgumentOutOfRangeException(nameof(radius), $"radius = {radius} cm; 1 to 500 cm can be shown.");

    /// <summary>The display with a text over it; "toy simulation" unless changed.</summary>
    public EventDisplay WithTitle(string title) => this with { Title = title };

    /// <inheritdoc/>
    public override string ToSvg() => EventPainter.Paint(this).ToSvg(ToString());

    /// <summary>Where the texts of the display are, to check that they are readable.</summary>
    public FigureLayout Layout()
    {
        var canvas = EventPainter.Paint(this);
        return new FigureLayout(canvas.Bounds, [.. canvas.Texts]);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"Event display '{Title}': {string.Join("; ", Entries())}");

    internal IEnumerable<string> Entries() => Tracks.Select(track => string.Create(CultureInfo.InvariantCulture, $"{track.Name}: $p$ = {track.Momentum.P:0.00} GeV"))
        .Concat(Photons.Select(photon => string.Create(CultureInfo.InvariantCulture, $"{photon.Name}: $E$ = {photon.Momentum.E:0.00} GeV")))
        .Concat(Vertices.Select(vertex => string.Create(CultureInfo.InvariantCulture, $"{vertex.Name}: $r$ = {Math.Sqrt(vertex.Position.X * vertex.Position.X + vertex.Position.Y * vertex.Position.Y):0.00} cm")));
}
