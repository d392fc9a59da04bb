// The search for dark Higgsstrahlung, e+e- -> A' h' with A' -> mu+mu- and an invisible h': samples, cut flow, windows, limits, without prose.
// The notebook notebooks/02-dark-higgsstrahlung tells the same story step by step.
//     darksector reproduce dark-higgsstrahlung [--seed N] [--events N] [--output DIR]
#load "../lib/load.csx"

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using DarkSector.Notebook.Figures;
using DarkSector.Notebook.Provenance;
using DarkSector.Notebook.Searches;
using DarkSector.Notebook.Tables;
using DarkSector.Numerics.Random;
using DarkSector.Physics.Searches;

var options = RunOptions.Parse(Args);
var events = options.EventsOr(100_000);
var signalEvents = Math.Clamp(events / 50, 200, 2_000);
var toys = Math.Clamp(events / 100, 40, 1_000);
var level = 0.90;
var output = options.Output ?? "out/dark-higgsstrahlung";
Directory.CreateDirectory(output);
string File(string name) => Path.Combine(output, name);

var rng = RandomStream.FromSeed(options.Seed);
var search = new DarkHiggsInvisible();
Console.WriteLine($"{search.Collider}, {search.Luminosity} fb^-1, seed {options.Seed}, {events} events of each background");

Console.WriteLine("Samples ...");
var backgrounds = search.Backgrounds(events, rng["backgrounds"]);
(double DarkPhoton, double Higgs)[] points = [(5, 1), (7, 1.5), (9, 1)];
var signals = points.Select(at => search.Signal(DarkHiggsInvisible.UnitModel(at.DarkPhoton, at.Higgs), 10 * signalEvents, rng["signals"][$"{at}"])).ToArray();
signals = signals.Select(signal => signal.WithWeightsScaledBy(1e-6)).ToArray();

var cutFlow = DarkHiggsInvisible.Selection.Then(DarkHiggsInvisible.Region).CutFlow([.. backgrounds, .. signals]);
Console.WriteLine(cutFlow);
System.IO.File.WriteAllText(File("cutflow.csv"), cutFlow.ToCsv());
var composition = DarkHiggsFigures.Composition(backgrounds);
Console.WriteLine(composition);
composition.SaveCsv(File("composition.csv"));

Console.WriteLine("Windows ...");
var preselected = backgrounds.Select(DarkHiggsInvisible.Preselection.Then(DarkHiggsInvisible.Region).Apply).ToArray();
var selected = backgrounds.Select(DarkHiggsInvisible.Selection.Apply).ToArray();
var grid = new DarkHiggsSignalGrid(search, signalEvents, rng["signal grid"]);
var windows = new DarkHiggsWindows(search, grid);
var scan = new DarkHiggsScan(search, windows, selected);
var data = scan.PseudoData(rng["pseudo-data"]);
var counts = windows.Counts(data);

Console.WriteLine($"Limits in {windows.Windows.Count} windows ...");
var limits = scan.Limits(counts, level);
limits.ToTable().SaveCsv(File("limits.csv"));
var published = DarkHiggsFigures.BesidePublished(limits);
Console.WriteLine(published);
published.SaveCsv(File("beside-published.csv"));
var (window, excess) = scan.LargestExcess(counts, toys, rng["toys"]);

DarkHiggsFigures.CrossSection(search.Collider.SqrtS).Save(File("01-cross-section.svg"));
DarkHiggsFigures.Helicity([.. preselected, .. signals.Select(DarkHiggsInvisible.Preselection.Apply)]).Save(File("02-helicity-angle.svg"));
DarkHiggsInvisible.Selection.CutFlow([.. backgrounds, signals[1]]).ToFigure().Save(File("03-cutflow.svg"));
DarkHiggsFigures.DimuonMass(search, selected, [.. signals.Select(DarkHiggsInvisible.Selection.Apply)]).Save(File("04-dimuon-mass.svg"));
DarkHiggsFigures.Plane(search, selected, [.. points.Select(at => windows.Windows[windows.NearestIndex(at.DarkPhoton, at.Higgs)].Ellipse)]).Save(File("05-plane.svg"));
DarkHiggsFigures.SignalWindow(DarkHiggsInvisible.Selection.Apply(signals[1]), grid.At(7, 1.5).Window(DarkHiggsSignalGrid.WindowRadius)).Save(File("06-window.svg"));
DarkHiggsFigures.OverThePlane(search, limits, limit => limit.Window.Signal.Efficiency.Value, "efficiency in the window", logarithmic: false).Save(File("07-efficiency.svg"));
DarkHiggsFigures.OverThePlane(search, limits, limit => limit.Background.Value, "expected background").Save(File("08-background.svg"));
DarkHiggsFigures.OverThePlane(search, limits, limit => limit.CrossSection.Observed, @"limit on $\sigma\times B$ [fb]").Save(File("09-limit-cross-section.svg"));
DarkHiggsFigures.OverThePlane(search, limits, limit => limit.Coupling.Observed, @"limit on $\varepsilon^2\alpha_D$").Save(File("10-limit-coupling.svg"));
DarkHiggsFigures.Along(search, limits, 2, coupling: false).Save(File("11-limit-cross-section-2gev.svg"));
DarkHiggsFigures.Along(search, limits, 2, coupling: true).Save(File("12-limit-coupling-2gev.svg"));
DarkHiggsFigures.LocalSignificances(scan.LocalSignificances(counts)).Save(File("13-local-significances.svg"));

RunProvenance.Of("dark-higgsstrahlung", options.Seed,
    new Dictionary<string, object> { ["events"] = events, ["signalEvents"] = signalEvents, ["toys"] = toys, ["luminosity"] = search.Luminosity, ["credibility"] = level },
    search.BackgroundProcesses().ToDictionary(process => process.Name, process => process.Normalisation)).Save(File("provenance.json"));

Console.WriteLine($"Largest excess at M(A') = {window.Signal.DarkPhotonMass:F2} GeV, M(h') = {window.Signal.HiggsMass:F2} GeV: {excess}");
