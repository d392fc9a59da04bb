using System.IO.Compression;
using DarkSector.Numerics.Kinematics;
using DarkSector.Physics.Colliders;
using DarkSector.Physics.Generation;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Tests.Generation;

public sealed class LesHouchesEventsTests : IDisposable
{
    internal static readonly IReadOnlyDictionary<int, TrueParticle> ZPrimeParticles = new Dictionary<int, TrueParticle>
    {
        [13] = TrueParticle.NegativeMuon, [-13] = TrueParticle.PositiveMuon, [32] = TrueParticle.Invisible("zPrimeTrue"),
    };

    internal static readonly IReadOnlyDictionary<int, TrueParticle> PhotonParticles = new Dictionary<int, TrueParticle>
    {
        [13] = TrueParticle.NegativeMuon, [-13] = TrueParticle.PositiveMuon, [22] = TrueParticle.Photon("photonTrue"),
    };

    internal static readonly (int PdgCode, TrueParticle Particle)[] AlpParticles =
    [
        (22, TrueParticle.Photon("photonTrue")), (22, TrueParticle.Photon("photon1True")), (22, TrueParticle.Photon("photon2True")),
        (9000105, TrueParticle.Invisible("alpTrue")),
    ];

    private const string Start = """
        <LesHouchesEvents version="3.0">
        <init>
        -11 11 5.29 5.29 0 0 247000 247000 -4 1
        1.5e-3 2e-6 1.5e-3 1
        </init>

        """;

    private const string Event = """
        <event>
         4 1 +1.5e-3 1.058e+01 7.3e-03 1.8e-01
         -11 -1 0 0 0 0 0 0 5.29 5.29 0.000511 0 1
          11 -1 0 0 0 0 0 0 -5.29 5.29 0.000511 0 -1
         -13  1 1 2 0 0 1 2 3 5.29 0.1056584 0 1
          13  1 1 2 0 0 -1 -2 -3 5.29 0.1056584 0 -1
        </event>

        """;

    private const string End = "</LesHouchesEvents>\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("les-houches").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Read_TakesEventsCrossSectionAndBeams()
    {
        var file = LesHouchesEvents.Read(Reference.PathOf("ee_mumuZp_M3.lhe.gz"));
        Assert.Equal(2000, file.Events.Count);
        Assert.Equal(1.3686e-3 * pb, file.CrossSection.Value, 12);
        Assert.Equal(1.9117e-6 * pb, file.CrossSection.Error, 15);
        Assert.Equal(-11, file.FirstBeam);
        Assert.Equal(10.58, file.SqrtS, 12);
        Assert.All(file.Events, e => Assert.Equal([-11, 11, -13, 13, 32], e.Particles.Select(p => p.PdgCode)));
        var last = file.Events[0].Particles[4];
        Assert.Equal(new LesHouchesParticle(32, 1, new FourVector(-2.4322195590, -0.72469373220, -3.7846274605, 5.4556647628)), last);
    }

    [Fact]
    public void ToSample_PutsTheElectronsAlongZ()
    {
        // The file has positrons along +z: half a turn about y.
        var collider = Collider.Symmetric(10.58);
        var sample = LesHouchesEvents.Read(Reference.PathOf("ee_mumuZp_M3.lhe.gz")).ToSample(collider, ZPrimeParticles);
        Near(new FourVector(2.4322195590, -0.72469373220, 3.7846274605, 5.4556647628), sample.Events.Particle("zPrimeTrue")[0]);
        Assert.Equal(sample.CrossSection.Value, sample.Events.SumOfWeights, 12);
        Assert.Equal(["mu1True", "mu2True", "zPrimeTrue"], sample.Particles.Select(p => p.Name));
    }

    [Fact]
    public void ToSample_KeepsElectronsThatAreAlongZ()
    {
        var text = (Start + Event + End).Replace("-11 11 5.29 5.29", "11 -11 5.29 5.29", StringComparison.Ordinal);
        var sample = Read(text).ToSample(Collider.Symmetric(10.58), new Dictionary<int, TrueParticle> { [13] = TrueParticle.NegativeMuon });
        Near(new FourVector(-1, -2, -3, 5.29), sample.Events.Particle("mu1True")[0]);
    }

    [Fact]
    public void ToSample_BoostsToTheLaboratory()
    {
        var collider = Collider.SuperKEKB.At(10.58);
        var events = LesHouchesEvents.Read(Reference.PathOf("ee_mumuZp_M3.lhe.gz")).ToSample(collider, ZPrimeParticles).Events;
        var (mu1, mu2, boson) = (events.Particle("mu1True"), events.Particle("mu2True"), events.Particle("zPrimeTrue"));
        for (var i = 0; i < 100; i++)
            Near(collider.Beams, mu1[i] + mu2[i] + boson[i], 1e-6); // ten digits in the file
    }

    [Fact]
    public void ToSample_RejectsAnotherCentreOfMassEnergy()
    {
        var error = Assert.Throws<ArgumentException>(() => Read(Start + Event + End).ToSample(Collider.Symmetric(10.02), ZPrimeParticles));
        Assert.Contains("10.02", error.Message, StringComparison.Ordinal);
        Assert.Contains("10.58", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ToSample_NamesTheParticleThatIsMissing()
    {
        var error = Assert.Throws<KeyNotFoundException>(() => Read(Start + Event + End).ToSample(Collider.Symmetric(10.58), ZPrimeParticles));
        Assert.Contains("PDG code 32", error.Message, StringComparison.Ordinal);
        Assert.Contains("-13, 13", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_TakesPlainAndCompressedFiles()
    {
        Assert.Equal(2, Read(Start + Event + Event + End).Events.Count);
        var path = Path.Combine(_folder, "x.lhe.gz");
        using (var file = new StreamWriter(new GZipStream(File.Create(path), CompressionLevel.Fastest)))
            file.Write(Start + Event + End);
        Assert.Single(LesHouchesEvents.Read(path).Events);
    }

    [Fact]
    public void Read_SkipsWhatItDoesNotKnow()
    {
        var reweighted = Event.Replace("</event>", "<rwgt>\n<wgt id='1'> 1.0 </wgt>\n</rwgt>\n# comment\n</event>", StringComparison.Ordinal);
        Assert.Equal(2, Read("<?xml version='1.0'?>\n" + Start + reweighted + Event.Replace("<event>", "<event npLO='1'>", StringComparison.Ordinal) + End).Events.Count);
    }

    [Theory]
    [InlineData("", "no <init>")]
    [InlineData("not a file of events\n", "no <init>")]
    [InlineData(Start + End, "without an <event>")]
    [InlineData("<init>\n-11 11 5.29\n", "line 2: 3 fields")]
    [InlineData(Start + "<event>\n 2 1 1 1 1 1\n 13 1 1 2 0 0 1 2 three 5 0 0 1\n", "line 8: 'three'")]
    [InlineData(Start + "<event>\n 2 1 1 1 1 1\n 13 1 1 2 0 0 1 2 3 5 0 0 1\n", "line 9: the end of the file")]
    [InlineData(Start + "<event>\n 2 1 1 1 1 1\n 13 1 1 2 0 0 1 2 3 5 0 0 1\n</event>\n", "line 9: 1 fields")]
    [InlineData(Start + "<event>\n -2 1 1 1 1 1\n", "line 7: -2 particles")]
    [InlineData(Start + "<event>\n NaN 1 1 1 1 1\n", "line 7: NaN particles")]
    [InlineData(Start + Event, "</LesHouchesEvents>")]
    public void Read_SaysWhereAFileIsWrong(string text, string message)
    {
        var error = Assert.Throws<FormatException>(() => Read(text));
        Assert.Contains("events.lhe", error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_RejectsMomentumThatIsNotConserved()
    {
        var error = Assert.Throws<FormatException>(() => Read(Start + Event + Event.Replace("-1 -2 -3 5.29", "-1 -2 -2.9 5.29", StringComparison.Ordinal) + End));
        Assert.Contains("line 18: event 2 ends with outgoing momenta", error.Message, StringComparison.Ordinal);
        Assert.Contains("within 0.0011 GeV", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(" 13  1 1 2 0 0 -1 -2 -3 5.29", " 13.5  1 1 2 0 0 -1 -2 -3 5.29", "the code 13.5")]
    [InlineData(" 13  1 1 2 0 0 -1 -2 -3 5.29", " 13  1 1 2 0 0 -1 NaN -3 5.29", "finite numbers")]
    [InlineData("+1.5e-3 1.058e+01", "NaN 1.058e+01", "a finite weight")]
    [InlineData("</event>", "", "line 13: <event> where </event> was expected")]
    [InlineData("-11 11 5.29 5.29", "2212 2212 6500 6500", "an electron 11 and a positron -11")]
    [InlineData("-4 1", "-4 2", "line 5: 1 fields where cross-section")]
    public void Read_RefusesWhatIsNotAnEventOfTheseBeams(string sound, string wrong, string message) =>
        Assert.Contains(message, Assert.Throws<FormatException>(() => Read((Start + Event + Event + End).Replace(sound, wrong, StringComparison.Ordinal))).Message, StringComparison.Ordinal);

    [Fact]
    public void ReadWholeEvents_KeepsWhatComesBeforeADefectAndSaysIt()
    {
        var text = Start + Event + Event + Event[..(Event.Length / 2)];
        var path = Path.Combine(_folder, "events.lhe");
        File.WriteAllText(path, text);
        var events = LesHouchesEvents.ReadWholeEvents(path);
        Assert.Equal(2, events.Events.Count);
        Assert.Contains("events.lhe, line 2", events.Defect!, StringComparison.Ordinal);
        Assert.Equal(events.Defect, Assert.Throws<FormatException>(() => LesHouchesEvents.Read(path)).Message);
        Assert.Equal(1.5 * fb, events.ToSample(Collider.Symmetric(10.58), new Dictionary<int, TrueParticle> { [13] = TrueParticle.NegativeMuon }).Events.SumOfWeights, 12);
        File.WriteAllText(path, Start + Event + Event + End);
        Assert.Null(LesHouchesEvents.ReadWholeEvents(path).Defect);
    }

    [Fact]
    public void Read_AddsTheProcessesOfAFile()
    {
        var text = (Start + Event + End).Replace("-4 1", "-4 2", StringComparison.Ordinal).Replace("</init>", "0.5e-3 2e-6 1 2\n</init>", StringComparison.Ordinal);
        Assert.Equal(2 * fb, Read(text).CrossSection.Value, 12);
        Assert.Equal(Math.Sqrt(8) * 1e-3 * fb, Read(text).CrossSection.Error, 12);
    }

    [Fact]
    public void ToSample_ScalesTheWeightsOfTheEventsToTheCrossSection()
    {
        var text = Start + Event + Event.Replace("4 1 +1.5e-3", "4 1 -0.5e-3", StringComparison.Ordinal) + End;
        var weights = Read(text).ToSample(Collider.Symmetric(10.58), new Dictionary<int, TrueParticle> { [13] = TrueParticle.NegativeMuon }).Events.Weights();
        Assert.Equal([2.25, -0.75], weights.Select(w => Math.Round(w, 12)));
    }

    [Fact]
    public void ToSample_TakesParticlesOfOneCodeInTheirOrder()
    {
        var file = LesHouchesEvents.Read(Reference.PathOf("ee_gamma_alp_M3_gg.lhe.gz"));
        var events = file.ToSample(Collider.Symmetric(10.58), AlpParticles).Events;
        var (alp, photon1, photon2) = (events.Particle("alpTrue"), events.Particle("photon1True"), events.Particle("photon2True"));
        for (var i = 0; i < events.Count; i++)
            Near(alp[i], photon1[i] + photon2[i], 1e-6);
        var one = Read(Start + Event + End);
        Assert.Contains("13", Assert.Throws<KeyNotFoundException>(() => one.ToSample(Collider.Symmetric(10.58),
            [(13, TrueParticle.NegativeMuon), (13, TrueParticle.PositiveMuon)])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ToSample_BoostsUnequalBeamsToTheirCms()
    {
        // 7 GeV electrons on 4 GeV positrons: a pair back to back in the CMS, seen in a laboratory without crossing angle.
        var laboratory = new Collider("head-on", 7, 4, 0);
        var muon = laboratory.ToLaboratory(new FourVector(1, 2, 3, laboratory.SqrtS / 2));
        var other = laboratory.Beams - muon;
        string Line(int code, FourVector p) => FormattableString.Invariant($"{code} 1 1 2 0 0 {p.Px:R} {p.Py:R} {p.Pz:R} {p.E:R} 0 0 9\n");
        var text = Start.Replace("-11 11 5.29 5.29", "11 -11 7 4", StringComparison.Ordinal) + "<event>\n2 1 1 1 1 1\n" + Line(13, muon) + Line(-13, other) + "</event>\n" + End;
        Near(muon, Read(text).ToSample(laboratory, new Dictionary<int, TrueParticle> { [13] = TrueParticle.NegativeMuon }).Events.Particle("mu1True")[0]);
    }

    [Theory]
    [InlineData("again.lhe")]
    [InlineData("again.lhe.gz")]
    public void Write_KeepsEveryDigit(string name)
    {
        var file = LesHouchesEvents.Read(Reference.PathOf("ee_gamma_alp_M3_gg.lhe.gz"));
        file.Write(Path.Combine(_folder, name));
        var again = LesHouchesEvents.Read(Path.Combine(_folder, name));
        Assert.Equal(file with { Source = name, Events = again.Events }, again);
        Assert.Equal(file.Events.SelectMany(e => e.Particles), again.Events.SelectMany(e => e.Particles));
        Assert.Equal(file.Events.Select(e => e.Weight), again.Events.Select(e => e.Weight));
        Assert.Single(Directory.GetFiles(_folder));
    }

    [Fact]
    public void FromSample_ComesBackAsTheSameSample()
    {
        var collider = Collider.SuperKEKB.At(10.58);
        var process = new PhotonAlpPair(new Physics.Models.PhotonAlp(3, 1e-3), 10.58);
        var sample = Generator.For(process, new Numerics.Integration.IntegrationOptions(1000), Numerics.Random.RandomStream.FromSeed(1))
            .Generate(100, collider, Numerics.Random.RandomStream.FromSeed(2));
        var path = Path.Combine(_folder, "ours.lhe");
        LesHouchesEvents.FromSample(sample, collider, new Dictionary<string, (int, int)> { ["alpTrue"] = (9000105, 2) }).Write(path);
        var again = LesHouchesEvents.Read(path).ToSample(collider, AlpParticles);
        Assert.Equal(sample.CrossSection.Value, again.CrossSection.Value, 1e-12 * again.CrossSection.Value);
        foreach (var particle in sample.Particles)
        {
            foreach (var (before, after) in sample.Events.Particle(particle.Name).Zip(again.Events.Particle(particle.Name)))
                Near(before, after);
        }
        Assert.All(sample.Events.Weights().Zip(again.Events.Weights()), w => Assert.Equal(w.First, w.Second, 1e-9 * w.First));
    }

    [Fact]
    public void FromSample_NumbersAntiparticlesAndAsksForUnknownCodes()
    {
        var collider = Collider.Symmetric(10.58);
        var sample = LesHouchesEvents.Read(Reference.PathOf("ee_mumuZp_M3.lhe.gz")).ToSample(collider, ZPrimeParticles);
        var events = LesHouchesEvents.FromSample(sample, collider, new Dictionary<string, (int, int)> { ["zPrimeTrue"] = (32, 1) });
        Assert.Equal([11, -11, 13, -13, 32], events.Events[0].Particles.Select(p => p.PdgCode));
        var error = Assert.Throws<KeyNotFoundException>(() => LesHouchesEvents.FromSample(sample, collider, new Dictionary<string, (int, int)>()));
        Assert.Contains("zPrimeTrue has no PDG code", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_RejectsACompressedFileThatIsCut()
    {
        var whole = File.ReadAllBytes(Reference.PathOf("ee_mumuZp_M3.lhe.gz"));
        var path = Path.Combine(_folder, "cut.lhe.gz");
        File.WriteAllBytes(path, whole[..(whole.Length / 2)]);
        var error = Assert.Throws<FormatException>(() => LesHouchesEvents.Read(path));
        Assert.Contains("cut.lhe.gz", error.Message, StringComparison.Ordinal);
    }

    private LesHouchesEvents Read(string text)
    {
        var path = Path.Combine(_folder, "events.lhe");
        File.WriteAllText(path, text);
        return LesHouchesEvents.Read(path);
    }

    private static void Near(FourVector expected, FourVector actual, double tolerance = 1e-9)
    {
        var difference = expected - actual;
        Assert.True(difference.P < tolerance && Math.Abs(difference.E) < tolerance, $"{actual} instead of {expected}");
    }
}
