using static System.FormattableString;

namespace DarkSector.Physics.Generation;

/// <summary>Writes Les Houches events, with all digits: what is read again is equal.</summary>
internal static class LesHouchesWriter
{
    // Strategy of hep-ph/0609017, Table 2: weights as they are, in pb, their mean is the cross-section; the sign allows negative ones.
    private const int Strategy = -4;

    public static void Write(LesHouchesEvents sample, TextWriter writer)
    {
        var largest = sample.Events.Count > 0 ? sample.Events.Max(e => Math.Abs(e.Weight)) : 0;
        writer.Write("<LesHouchesEvents version=\"3.0\">\n<init>\n");
        writer.Write(Invariant($"{sample.FirstBeam} {-sample.FirstBeam} {sample.FirstBeamEnergy:R} {sample.SecondBeamEnergy:R} 0 0 0 0 {Strategy} 1\n"));
        writer.Write(Invariant($"{sample.CrossSection.Value / Units.pb:R} {sample.CrossSection.Error / Units.pb:R} {largest:R} 1\n</init>\n"));
        foreach (var generated in sample.Events)
            Write(generated, sample.SqrtS, writer);
        writer.Write("</LesHouchesEvents>\n");
    }

    private static void Write(LesHouchesEvent generated, double scale, TextWriter writer)
    {
        writer.Write(Invariant($"<event>\n{generated.Particles.Count} 1 {generated.Weight:R} {scale:R} {PhysicalConstants.FineStructure:R} 0\n"));
        foreach (var (code, status, p) in generated.Particles)
        {
            var mothers = status == -1 ? "0 0" : "1 2";
            writer.Write(Invariant($"{code} {status} {mothers} 0 0 {p.Px:R} {p.Py:R} {p.Pz:R} {p.E:R} {Math.Max(0, p.Mass):G6} 0 9\n"));
        }
        writer.Write("</event>\n");
    }
}
