using System.Globalization;
using static System.FormattableString;

namespace DarkSector.Physics.Generation;

/// <summary>Writes Les Houches events, with all digits: what is read again is equal.</summary>
internal static class LesHouchesWriter
{
    // Strategy of hep-ph/0609017, Table 2: weights as they are, in pb, their mean is the cross-section; the sign allows negative ones.
    private const int Strategy = -4;

    // With this strategy programs do not need the largest weight [pb].
    public static void WriteHeader(LesHouchesHeader header, double largest, TextWriter writer)
    {
        writer.Write("<LesHouchesEvents version=\"3.0\">\n<init>\n");
        writer.Write(Invariant($"{header.FirstBeam} {-header.FirstBeam} {header.FirstBeamEnergy:R} {header.SecondBeamEnergy:R} 0 0 0 0 {Strategy} 1\n"));
        writer.Write(Invariant($"{header.CrossSection.Value / Units.pb:R} {header.CrossSection.Error / Units.pb:R} {largest:R} 1\n</init>\n"));
    }

    public static void WriteEvent(LesHouchesEvent generated, double scale, TextWriter writer)
    {
        // Five numbers of at most 25 characters and a few short ones.
        Span<char> line = stackalloc char[300];
        line.TryWrite(CultureInfo.InvariantCulture, $"<event>\n{generated.Particles.Count} 1 {generated.Weight:R} {scale:R} {PhysicalConstants.FineStructure:R} 0\n", out var length);
        writer.Write(line[..length]);
        foreach (var (code, status, p) in generated.Particles)
        {
            var mothers = status == -1 ? "0 0" : "1 2";
            line.TryWrite(CultureInfo.InvariantCulture, $"{code} {status} {mothers} 0 0 {p.Px:R} {p.Py:R} {p.Pz:R} {p.E:R} {Math.Max(0, p.Mass):G6} 0 9\n", out length);
            writer.Write(line[..length]);
        }
        writer.Write("</event>\n");
    }

    public static void WriteEnd(TextWriter writer) => writer.Write("</LesHouchesEvents>\n");
}
