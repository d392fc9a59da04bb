// The search for an ALP in e+e- -> gamma a, a -> gamma gamma: samples, cut flows, scan, look-elsewhere effect, limits and projections, without prose.
// The pages in notebooks/04-alp-to-two-photons tell the same story step by step.
//     darksector reproduce alp-to-photons [--seed N] [--events N] [--output DIR]
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
using DarkSector.Physics.Models;
using DarkSector.Physics.Searches;
using DarkSector.Statistics.Scans;

var options = RunOptions.Parse(Args);
var events = options.EventsOr(200_000);
var signalEvents = Math.Max(2_000, events / 25);
// Few events make a short run: every 40th mass, few toys.
var isShort = events < 50_000;
var level = 0.95;
var output = options.Output ?? "out/alp-to-photons";
Directory.CreateDirectory(output);
string File(string name) => Path.Combine(output, name);

var rng = RandomStream.FromSeed(options.Seed);
var search = new AlpToPhotons();
Console.WriteLine($"{search.Collider}, {search.Luminosity} fb^-1, seed {options.Seed}, {events} events of each background, {signalEvents} of each signal");

Console.WriteLine("Samples ...");
var backgrounds = search.Backgrounds(events, rng["backgrounds"]);
var scan = new AlpScan(search, AlpMassRange.Published, backgrounds, signalEvents, rng["signal"]);
var withFit = new AlpScan(search, AlpMassRange.KinematicFit, backgrounds, signalEvents, rng["signal"]);
var signals = new[] { 1.0, 5.0, 8.0 }.Zip(new[] { 0.003, 0.006, 0.02 }, (mass, g) => search.Signal(new PhotonAlp(mass, g), signalEvents, rng["shown"][$"{mass}"])
    .Named($"$a$ ({mass} GeV), $g$ = {g} GeV$^{{-1}}$")).ToArray();

var cutFlow = AlpMassRange.Published[1].Selection.CutFlow([.. backgrounds, .. signals]);
Console.WriteLine(cutFlow);
System.IO.File.WriteAllText(File("cutflow.csv"), cutFlow.ToCsv());

Console.WriteLine("Scan ...");
var data = scan.PseudoData([], rng["pseudo-data"]);
var candidates = scan.Candidates(data);
var masses = isShort ? scan.Masses.Where((_, i) => i % 40 == 0).ToArray() : scan.Masses;
var result = scan.Run("ALP to two photons, pseudo-data", candidates, masses, level);
result.Limits.ToTable().SaveCsv(File("limits.csv"));
var excess = result.LargestExcess;
Console.WriteLine($"Largest excess: {excess.Significance:F2} sigma (local) at {excess.Mass:F3} GeV, {excess.Yield:F1} events");
var toys = scan.Toys(isShort ? 2 : 12, rng["toys"]);
Console.WriteLine($"Up-crossings of q0 = 0.5 per scan: {toys.UpCrossings(0.5)}");
if (excess.Significance > 1)
    Console.WriteLine(toys.ByUpCrossings(result));
Console.WriteLine(toys.ByToys(result));

Console.WriteLine("Projections ...");
var fewMasses = scan.Masses.Where((_, i) => i % (isShort ? 100 : 20) == 0).ToArray();
var fewWithFit = withFit.Masses.Where((_, i) => i % (isShort ? 300 : 60) == 0).ToArray();
var projected = fewMasses.AsParallel().AsOrdered().Select(mass => scan.Projected(mass, 50_000, level)).ToArray();
var projectedWithFit = fewWithFit.AsParallel().AsOrdered().Select(mass => withFit.Projected(mass, 50_000, level)).ToArray();
var pilotWithFit = fewWithFit.AsParallel().AsOrdered().Select(mass => withFit.Projected(mass, search.Luminosity, level)).ToArray();
projected.ToTable().SaveCsv(File("projection-50-per-ab.csv"));
projectedWithFit.ToTable().SaveCsv(File("projection-50-per-ab-kinematic-fit.csv"));

var beforeTrigger = AlpMassRange.Published[1].Selection.Without("trigger: energy sum, three clusters or two photons");
(double, DarkSector.Numerics.Tables.EventTable)[] triggered = [.. Enumerable.Range(0, 20).Select(i => 0.2 + 0.5 * i)
    .Select(mass => (mass, beforeTrigger.Apply(search.Signal(new PhotonAlp(mass, 1e-3), signalEvents / 2, rng["trigger"][$"{mass}"]))))];

AlpFigures.CrossSection(search).Save(File("01-cross-section.svg"));
AlpFigures.Triggers(triggered).Save(File("02-trigger.svg"));
cutFlow.ToFigure().Save(File("03-cutflow.svg"));
AlpFigures.Candidates(AlpMassRange.Published[1], backgrounds, signals, data).Save(File("04-pair-mass.svg"));
AlpFigures.Candidates(AlpMassRange.Published[2], backgrounds, signals, data).Save(File("05-recoil-mass.svg"));
AlpFigures.Efficiency(scan).Save(File("06-efficiency.svg"));
AlpFigures.Resolution(scan, withFit).Save(File("07-resolution.svg"));
AlpFigures.Fit(scan.Fits.First(fit => excess.Mass <= fit.Range.High), candidates.First(one => excess.Mass <= one.Range.High), excess.Mass).Save(File("08-largest-excess.svg"));
result.Scan.ToPValueFigure().Save(File("09-p-values.svg"));
AlpFigures.CrossSectionLimit(search, result.Limits).WithLogX().WithLogY().Save(File("10-limit-cross-section.svg"));
AlpFigures.CouplingLimit(search, result.Limits).WithLogX().WithLogY().Save(File("11-limit-coupling.svg"));
AlpFigures.Plane(search, result.Limits, ("kinematic fit, 0.445 fb$^{-1}$", pilotWithFit), ("50 ab$^{-1}$", projected), ("50 ab$^{-1}$, kinematic fit", projectedWithFit)).Save(File("12-plane.svg"));

RunProvenance.Of("alp-to-photons", options.Seed,
    new Dictionary<string, object> { ["events"] = events, ["signalEvents"] = signalEvents, ["luminosity"] = search.Luminosity, ["confidenceLevel"] = level },
    search.BackgroundProcesses().ToDictionary(process => process.Name, process => process.Normalisation)).Save(File("provenance.json"));

foreach (var mass in new[] { 0.3, 1, 3, 6, 8, 9.5 })
    Console.WriteLine(FormattableString.Invariant($"m = {mass} GeV: g {scan.Limit(candidates, mass, level).Coupling}"));
