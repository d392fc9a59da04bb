// The search for inelastic dark matter, e+e- -> gamma chi1 chi2 with a displaced vertex: samples, cut flow, forests, limits and exclusion planes, without prose.
// The notebooks in notebooks/03-inelastic-dark-matter tell the same story step by step.
//     darksector reproduce inelastic-dark-matter [--seed N] [--events N] [--output DIR]
#load "../lib/load.csx"

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using DarkSector.Notebook.Figures;
using DarkSector.Notebook.Provenance;
using DarkSector.Notebook.Searches;
using DarkSector.Notebook.Tables;
using DarkSector.Numerics.Histograms;
using DarkSector.Numerics.Random;
using DarkSector.Numerics.Tables;
using DarkSector.Physics.Searches;
using DarkSector.Physics.Selections;
using DarkSector.Physics.Triggers;
using static DarkSector.Physics.Units;

var options = RunOptions.Parse(Args);
var events = options.EventsOr(60_000);
var signalEvents = Math.Max(2_000, events / 10);
var output = options.Output ?? "out/inelastic-dark-matter";
Directory.CreateDirectory(output);
string File(string name) => Path.Combine(output, name);

var rng = RandomStream.FromSeed(options.Seed);
var search = new InelasticDarkMatterSearch();
Console.WriteLine($"{search.Collider}, {search.Luminosity} fb^-1, seed {options.Seed}, {events} events of each background, {signalEvents} of each signal");

Console.WriteLine("Samples ...");
var masses = ValueGrid.Positions(0.12, 3.2, 15, logarithmic: true);
var mixings = ValueGrid.Positions(1e-5, 1e-1, 25, logarithmic: true);
var signals = masses.Select(mass => search.Signal(mass, signalEvents, rng["signals"][$"{mass:G6}"])).ToArray();
var backgrounds = search.Backgrounds(events, rng["backgrounds"]);

var shown = new[] { signals[6], signals[11] };
var cutFlow = InelasticDarkMatterSearch.Preselection.Then(InelasticDarkMatterSearch.Suppression)
    .CutFlow([.. backgrounds, .. shown.SelectMany(signal => signal.At(1e-3))]);
Console.WriteLine(cutFlow);
System.IO.File.WriteAllText(File("cutflow.csv"), cutFlow.ToCsv());
InelasticDarkMatterFigures.CrossSection(search).Save(File("01-cross-section.svg"));
InelasticDarkMatterFigures.DecayLength(search, 1e-2, 1e-3, 1e-4).Save(File("02-decay-length.svg"));
InelasticDarkMatterSearch.Preselection.CutFlow(backgrounds[0], backgrounds[5], backgrounds[7], shown[1].At(1e-3)[0]).ToFigure().Save(File("03-cutflow.svg"));

var preselected = signals.SelectMany(signal => signal.Events.Select(table => (Mass: search.DarkPhotonRatio * signal.Mass, Events: InelasticDarkMatterSearch.Preselection.Without("trigger").Apply(table)))).Where(one => one.Events.Count > 20).ToArray();
foreach (var line in InelasticDarkMatterSearch.TriggerLines)
    TriggerRetention.Of(line, preselected).ToFigure().WithX("$m_{A'}$", "GeV").Save(File($"04-trigger-{line}.svg"));
var heavy = shown[1].At(1e-3)[0];
heavy.TriggerOverlap("hie", "lml1", "lml12").ToFigure().WithTitle(heavy.Name).Save(File("05-trigger-venn.svg"));
Overlap.Of(heavy,
    Selection.Named("photon").Require("photon", isrEnergyCms => isrEnergyCms > 1 * GeV),
    Selection.Named("displaced vertex").Require("vertex", (vertexDistance, smallestD0) => vertexDistance > 0.5 * cm && smallestD0 > 0.1 * cm),
    Selection.Named("slow, not pointing").Require("slow", (v0MomentumCms, v0PointingCosine) => v0MomentumCms < 2 * GeV && v0PointingCosine < 0.999))
    .ToFigure().WithTitle(heavy.Name).Save(File("06-selection-venn.svg"));

Console.WriteLine("Forests ...");
var variants = Enum.GetValues<LeptonVariables>().ToDictionary(leptons => leptons, leptons => InelasticDarkMatterForests.Train(leptons, signals, backgrounds, rng["forests"][$"{leptons}"]));
var forestTable = new Table(["masses", "leptons", "working_point", "signal_kept", "background_kept"]);
foreach (var forest in variants.Values.SelectMany(forests => forests.All).OrderBy(forest => forest.Masses))
{
    double Kept(IEnumerable<EventTable> tables) => tables.Sum(t => forest.Selection.Apply(t).SumOfWeights) / tables.Sum(t => t.SumOfWeights);
    var ofClass = signals.Where(signal => InelasticDarkMatterForest.ClassOf(signal.Model.DarkPhoton.Mass) == forest.Masses);
    forestTable = forestTable.AddRow($"{forest.Masses}", $"{forest.Leptons}", forest.WorkingPoint, Kept([.. ofClass.SelectMany(signal => forest.TestPart(signal).Events)]), Kept([.. backgrounds.Select(forest.TestPart)]));
}
Console.WriteLine(forestTable);
forestTable.SaveCsv(File("forests.csv"));

Console.WriteLine("Limits ...");
var best = variants[LeptonVariables.Combined];
var scan = best.Scan(search, backgrounds);
var limits = best.Limits(scan, signals, mixings, rng["limits"]);
var projected = best.Limits(scan with { LuminosityRatio = 50 * invab / search.Luminosity }, signals, mixings, rng["projected"]);
var simple = new InelasticDarkMatterScan(search, backgrounds);
InelasticDarkMatterLimit[] byCuts = [.. signals.Select(signal => simple.Limit(signal, mixings, rng["cuts"][$"{signal.Mass:G6}"]))];
limits.ToTable().SaveCsv(File("limits.csv"));
projected.ToTable().SaveCsv(File("limits-50ab.csv"));
byCuts.ToTable().SaveCsv(File("limits-cuts.csv"));

var recast = InelasticDarkMatterFigures.Recast(signals, mixings);
(string, IReadOnlyList<InelasticDarkMatterLimit>)[] scans = [("365 fb⁻¹", limits), ("50 ab⁻¹", projected)];
var selection = scan.SelectionFor(shown[1].Mass);
InelasticDarkMatterFigures.RecoilMass(search, [.. backgrounds.Select(table => selection.Apply(best.TestPart(table)))],
    [.. best.For(shown[1]).TestPart(shown[1]).At(1e-3).Select(selection.Apply)], limits[11]).Save(File("07-recoil-mass.svg"));
InelasticDarkMatterFigures.Efficiency(limits).Save(File("08-efficiency.svg"));
InelasticDarkMatterFigures.EventLimit(search, limits).Save(File("09-event-limit.svg"));
InelasticDarkMatterFigures.MixingPlane(search, scans, recast).Save(File("10-exclusion-mixing.svg"));
InelasticDarkMatterFigures.AbundancePlane(search, scans, recast).Save(File("11-exclusion-abundance.svg"));

RunProvenance.Of("inelastic-dark-matter", options.Seed,
    new Dictionary<string, object> { ["events"] = events, ["signalEvents"] = signalEvents, ["luminosity"] = search.Luminosity, ["confidenceLevel"] = scan.Confidence },
    new Dictionary<string, string> { ["signal"] = "tree cross-section, alpha = 1/137.036", ["backgrounds"] = "tree cross-sections within generator cuts, alpha = 1/137.036; displaced by an assumed tail of the vertex resolution" })
    .Save(File("provenance.json"));

foreach (var limit in limits)
{
    var excluded = limit.Points.Where(point => point.IsExcluded).ToArray();
    Console.WriteLine($"m1 = {limit.Mass:G4} GeV: background {limit.Background}, {limit.Events.Median:F2} events, "
        + (excluded.Length == 0 ? "nothing excluded" : $"eps from {excluded[0].Mixing:G3} to {excluded[^1].Mixing:G3} excluded"));
}
