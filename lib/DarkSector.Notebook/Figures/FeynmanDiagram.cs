using System.Collections.Immutable;
using DarkSector.Notebook.Rendering;
using Microsoft.DotNet.Interactive.Formatting;

namespace DarkSector.Notebook.Figures;

/// <summary>A Feynman diagram, or a sum of them, described and not drawn. It never changes; each method returns a new diagram.</summary>
/// <remarks>Time runs from left to right. Points lie on a grid, x to the right and y upwards [grid steps]. A dot is drawn wherever lines
/// meet. A name stands at the free end of its line, or beside a line between two vertices, where nothing else is. Labels may hold
/// formulas as in a <see cref="Figure"/>. Diagrams add: `a + b` draws them in a row with a plus sign between them. The same diagram
/// gives the same SVG, byte by byte. In a notebook it shows itself.</remarks>
[TypeFormatterSource(typeof(PictureFormatterSource), PreferredMimeTypes = [MimeType.Svg, MimeType.Text])]
public sealed partial record FeynmanDiagram : Picture
{
    private const double GridLimit = 20;

    private FeynmanDiagram()
    {
    }

    /// <summary>A diagram without lines, to begin with.</summary>
    public static FeynmanDiagram Empty { get; } = new();

    /// <summary>Title over the diagrams; empty for none.</summary>
    public string Title { get; private init; } = "";

    /// <summary>The diagrams of the sum; lines and vertices are added to the last one.</summary>
    public ImmutableArray<DiagramTerm> Terms { get; private init; } = [];

    /// <summary>The diagram with a title in label markup.</summary>
    public FeynmanDiagram WithTitle(string title) => this with { Title = title };

    /// <summary>The diagram with one more line.</summary>
    /// <param name="kind">What it stands for.</param>
    /// <param name="from">Where it begins [grid steps, -20 to 20].</param>
    /// <param name="to">Where it ends [grid steps, -20 to 20]; the arrow of a fermion points there.</param>
    /// <param name="label">Name in label markup, as `$e^-$`; empty for none.</param>
    /// <param name="dark">Whether it belongs to the dark sector.</param>
    public FeynmanDiagram Line(LineKind kind, (double X, double Y) from, (double X, double Y) to, string label = "", bool dark = false)
    {
        ArgumentNullException.ThrowIfNull(label);
        Check(from, nameof(from));
        Check(to, nameof(to));
        if (from == to)
            throw new ArgumentException($"The line '{label}' begins and ends at ({from.X}, {from.Y}); a line needs two different points.", nameof(to));
        return WithLast(Last with { Lines = Last.Lines.Add(new DiagramLine(kind, from, to, label, dark)) });
    }

    /// <summary>The diagram with a fermion: for an antiparticle, exchange the points, so that the arrow points against the motion.</summary>
    /// <inheritdoc cref="Line"/>
    public FeynmanDiagram Fermion((double X, double Y) from, (double X, double Y) to, string label = "", bool dark = false) =>
        Line(LineKind.Fermion, from, to, label, dark);

    /// <summary>The diagram with a photon or another vector.</summary>
    /// <inheritdoc cref="Line"/>
    public FeynmanDiagram Vector((double X, double Y) from, (double X, double Y) to, string label = "", bool dark = false) =>
        Line(LineKind.Vector, from, to, label, dark);

    /// <summary>The diagram with a scalar or pseudoscalar.</summary>
    /// <inheritdoc cref="Line"/>
    public FeynmanDiagram Scalar((double X, double Y) from, (double X, double Y) to, string label = "", bool dark = false) =>
        Line(LineKind.Scalar, from, to, label, dark);

    /// <summary>The diagram with a coupling written at a vertex.</summary>
    /// <param name="at">A point where lines meet [grid steps].</param>
    /// <param name="label">The coupling in label markup; empty for a diagram that stays as it is.</param>
    public FeynmanDiagram Vertex((double X, double Y) at, string label) => Mark(at, label, isEffective: false);

    /// <summary>The diagram with a large hatched blob at a vertex that hides a loop or heavy particles.</summary>
    /// <inheritdoc cref="Vertex"/>
    public FeynmanDiagram Blob((double X, double Y) at, string label = "") => Mark(at, label, isEffective: true);

    /// <summary>The diagram in which an outgoing particle decays into two, in each term of the sum: `diagram.Decay("Z'", @"\nu", @"\bar\nu")`.</summary>
    /// <param name="particle">Name of the particle as a formula without dollar signs, as it stands in the diagram: `Z'`. Of several the topmost decays.</param>
    /// <param name="first">Name of the upper product.</param>
    /// <param name="second">Name of the lower product: of two fermions the antiparticle.</param>
    /// <param name="kind">How the products are drawn.</param>
    /// <param name="dark">Whether the products belong to the dark sector.</param>
    public FeynmanDiagram Decay(string particle, string first, string second, LineKind kind = LineKind.Fermion, bool dark = false)
    {
        var (parent, upper, lower) = (Formula(particle), Formula(first), Formula(second));
        if (Terms.FirstOrDefault(term => term.Outgoing(parent) is null) is { } without)
            throw new ArgumentException($"Nothing that goes out is called '{particle}' in {without.Reaction}.", nameof(particle));
        return this with { Terms = [.. Terms.Select(term => term.WithDecay(term.Outgoing(parent)!.Value, upper, lower, kind, dark))] };
    }

    /// <summary>The sum of two diagrams, in a row, with the title of the first.</summary>
    public FeynmanDiagram Add(FeynmanDiagram other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return this with { Terms = Terms.AddRange(other.Terms) };
    }

    /// <summary>The sum of two diagrams, in a row, with the title of the first.</summary>
    public static FeynmanDiagram operator +(FeynmanDiagram left, FeynmanDiagram right)
    {
        ArgumentNullException.ThrowIfNull(left);
        return left.Add(right);
    }

    /// <summary>The reaction in words: what comes in, what goes out, and how many diagrams.</summary>
    public override string ToString()
    {
        if (Terms.IsEmpty)
            return "Feynman diagram without lines";
        var reaction = Title.Length > 0 ? RichText.Parse(Title).ToPlain() : Terms[0].Reaction;
        return Terms.Length == 1 ? $"Feynman diagram: {reaction}" : $"{Terms.Length} Feynman diagrams: {reaction}";
    }

    private DiagramTerm Last => Terms.IsEmpty ? new DiagramTerm([], []) : Terms[^1];

    private FeynmanDiagram WithLast(DiagramTerm term) => this with { Terms = Terms.IsEmpty ? [term] : Terms.SetItem(Terms.Length - 1, term) };

    private FeynmanDiagram Mark((double X, double Y) at, string label, bool isEffective)
    {
        ArgumentNullException.ThrowIfNull(label);
        if (label.Length == 0 && !isEffective)
            return this;
        if (!Last.Joints.Contains(at))
            throw new ArgumentException($"At ({at.X}, {at.Y}) no lines meet; they meet at "
                + $"{string.Join(", ", Last.Joints.Select(joint => $"({joint.X}, {joint.Y})"))}. Draw the lines first.", nameof(at));
        return WithLast(Last with { Vertices = Last.Vertices.Add(new DiagramVertex(at, label, isEffective)) });
    }

    private static void Check((double X, double Y) point, string name)
    {
        if (!(Math.Abs(point.X) <= GridLimit && Math.Abs(point.Y) <= GridLimit))
            throw new ArgumentOutOfRangeException(name, $"{name} = ({point.X}, {point.Y}); a point of a diagram lies between -{GridLimit} and {GridLimit} grid steps.");
    }
}
