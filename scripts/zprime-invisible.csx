// The search for an invisible Z' in e+e- -> mu+mu- + nothing: samples, cut flow, spectra and limits, without prose.
// The notebook notebooks/01-zprime-invisible tells the same story step by step.
//     darksector reproduce zprime-invisible [--seed N] [--events N] [--output DIR]
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
using DarkSector.Physics.Models;
using DarkSector.Physics.Searches;

var options = RunOptions.Parse(Args);
var events = options.EventsOr(80_000);
var signalEvents = Math.Max(20_000, events / 10);
var level = 0.90;
var output = options.Output ?? "out/zprime-invisible";
Directory.CreateDirectory(output);
string File(string name) => Path.Combine(output, name);

var rng = RandomStream.FromSeed(options.Seed);
var search = new ZPrimeInvisible();
Console.WriteLine($"{search.Collider}, {search.Luminosity} fb^-1, seed {options.Seed}, {events} events of each background");

Console.WriteLine("Network ...");
var network = search.TrainNetwork(events, rng["network"]);
network.Network.Save(File("network.json"));
var selection = ZPrimeSelection.Of(search, network);

Console.WriteLine("Samples ...");
var backgrounds = search.Backgrounds(events, selection, rng["backgrounds"]);
var signals = new[] { 1.0, 3.0, 6.0 }
    .Select(mass => search.Signal(LmuLtauZPrime.FullyInvisible(mass, coupling: 0.1), signalEvents, rng["signals"][$"{mass}"])
        .Named($"$Z'$ ({mass} GeV), $g' = 0.1$")).ToArray();

var cutFlow = ZPrimeInvisible.Selection.CutFlow([.. backgrounds, .. signals]);
Console.WriteLine(cutFlow);
System.IO.File.WriteAllText(File("cutflow.csv"), cutFlow.ToCsv());

var preselected = backgrounds.Select(ZPrimeInvisible.Preselection.Apply).ToArray();
var preselectedSignals = signals.Select(ZPrimeInvisible.Preselection.Apply).ToArray();
var selected = backgrounds.Select(selection.OfBackground).ToArray();
var selectedSignals = signals.Select(selection.OfSignal).ToArray();

Console.WriteLine("Limits ...");
var fit = new RecoilMassFit(search, selection, backgrounds, rng["pseudo-data"]);
var limits = fit.Limits(RecoilMassFit.Masses, level, signalEvents, rng["limits"]);
limits.ToTable().SaveCsv(File("limits.csv"));
double[] some = [0.1, 0.5, 1, 2, 3, 4, 5, 6, 7, 8];
IReadOnlyList<ZPrimeLimit> Limits(RecoilMassFit one) => one.Limits(some, level, signalEvents, rng["limits"]);
var (inMass, careful) = (Limits(fit with { InAngle = false }), Limits(fit with { Systematics = ZPrimeSystematics.WithUncertainAngle }));
var inBoth = limits.Where(limit => some.Contains(limit.Mass)).ToArray();
inMass.ToTable().SaveCsv(File("limits-without-angle.csv"));
careful.ToTable().SaveCsv(File("limits-with-uncertain-angle.csv"));
var templates = fit.Templates(1, signalEvents, rng["limits"]["1"]);

var fraction = Axis.Regular(40, 0, 1, "slower muon transverse to the faster one, fraction of the largest");
ZPrimeFigures.CrossSection(search.Collider.SqrtS).Save(File("01-cross-section.svg"));
ZPrimeFigures.BranchingFractions().Save(File("02-branching-fractions.svg"));
ZPrimeFigures.RecoilMass(search, preselected, preselectedSignals).Save(File("03-recoil-mass-preselection.svg"));
ZPrimeFigures.Shapes("slowMuonFraction", fraction, [.. preselected, .. preselectedSignals]).Save(File("04-slow-muon.svg"));
ZPrimeFigures.RecoilMass(search, selected, selectedSignals, fit.PseudoData.ProjectX()).Save(File("05-recoil-mass.svg"));
cutFlow.ToFigure().Save(File("06-cutflow.svg"));
ZPrimeFigures.Resolution(limits).Save(File("07-resolution.svg"));
ZPrimeFigures.Efficiency(limits).Save(File("08-efficiency.svg"));
ZPrimeFigures.CrossSectionLimit(search, limits).Save(File("09-limit-cross-section.svg"));
ZPrimeFigures.CouplingLimit(search, limits, fullyInvisible: true).Save(File("10-limit-coupling-fully-invisible.svg"));
ZPrimeFigures.CouplingLimit(search, limits, fullyInvisible: false).Save(File("11-limit-coupling-vanilla.svg"));
RecoilPlaneFigures.Plane(search, fit, 1, 3, 6).Save(File("12-recoil-plane.svg"));
templates.Angles(fit, search).Save(File("13-recoil-angle.svg"));
templates.Cells(fit).Save(File("14-cells.svg"));
RecoilPlaneFigures.AngleGain(inMass, ("published systematics", inBoth), ("angle of lost photons uncertain", careful)).Save(File("15-gain-of-angle.svg"));

RunProvenance.Of("zprime-invisible", options.Seed,
    new Dictionary<string, object> { ["events"] = events, ["signalEvents"] = signalEvents, ["luminosity"] = search.Luminosity, ["confidenceLevel"] = level },
    search.BackgroundProcesses().ToDictionary(process => process.Name, process => process.Normalisation)).Save(File("provenance.json"));

foreach (var mass in new[] { 0.5, 3, 5, 8 })
{
    var limit = limits.Single(one => one.Mass == mass);
    Console.WriteLine($"M = {mass} GeV: g' (fully invisible) {limit.FullyInvisibleCoupling}");
}
