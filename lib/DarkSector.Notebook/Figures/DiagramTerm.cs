using System.Collections.Immutable;
using DarkSector.Notebook.Rendering;

namespace DarkSector.Notebook.Figures;

/// <summary>One diagram of a sum: its lines and its marked vertices.</summary>
/// <param name="Lines">The lines.</param>
/// <param name="Vertices">The vertices with a label or a blob; a plain dot is drawn wherever lines meet.</param>
public sealed record DiagramTerm(ImmutableArray<DiagramLine> Lines, ImmutableArray<DiagramVertex> Vertices)
{
    /// <summary>The points where lines meet, each once, in the order in which they were drawn.</summary>
    internal IEnumerable<(double X, double Y)> Joints => Ends.GroupBy(end => end).Where(group => group.Count() > 1).Select(group => group.Key);

    private IEnumerable<(double X, double Y)> Ends => Lines.SelectMany(line => new[] { line.From, line.To });

    /// <summary>The end of a line that touches no other line, and the opposite end; nothing for a line between two vertices.</summary>
    internal ((double X, double Y) End, (double X, double Y) Other)? FreeEnd(DiagramLine line)
    {
        if (Ends.Count(end => end == line.To) == 1)
            return (line.To, line.From);
        return Ends.Count(end => end == line.From) == 1 ? (line.From, line.To) : null;
    }

    /// <summary>The free end of the topmost outgoing line with a label, or nothing.</summary>
    internal (double X, double Y)? Outgoing(string label) => Lines.Where(line => line.Label == label).Select(FreeEnd)
        .Where(ends => ends is { } line && line.End.X >= line.Other.X).MaxBy(ends => ends!.Value.End.Y)?.End;

    /// <summary>The diagram with two more lines from a free end, one up and one down.</summary>
    internal DiagramTerm WithDecay((double X, double Y) at, string first, string second, LineKind kind, bool dark)
    {
        const double Run = 0.75;
        const double Rise = 0.36;
        return this with
        {
            Lines = [.. Lines, new DiagramLine(kind, at, (at.X + Run, at.Y + Rise), first, dark),
                new DiagramLine(kind, (at.X + Run, at.Y - Rise), at, second, dark)],
        };
    }

    /// <summary>What comes in and what goes out, from top to bottom: `e^− e^+ → μ^− Z′ μ^+`.</summary>
    internal string Reaction
    {
        get
        {
            var outer = Lines.Select(line => (line.Label, Ends: FreeEnd(line))).Where(line => line.Label.Length > 0 && line.Ends is not null)
                .Select(line => (line.Label, line.Ends!.Value.End, IsIncoming: line.Ends.Value.End.X < line.Ends.Value.Other.X))
                .OrderByDescending(line => line.End.Y).ToLookup(line => line.IsIncoming, line => RichText.Parse(line.Label).ToPlain());
            return $"{string.Join(' ', outer[true])} → {string.Join(' ', outer[false])}";
        }
    }
}
