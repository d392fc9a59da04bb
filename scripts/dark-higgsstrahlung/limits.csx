// Limits on dark Higgsstrahlung: cross-section and eps^2 alpha_D in the plane of the two masses at 90 % credibility, as in Phys. Rev. Lett. 130, 071804 (2023).
//     darksector reproduce dark-higgsstrahlung/limits [--seed N] [--events N] [--output DIR]
#load "../../lib/load.csx"

using System;
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
var output = options.Output ?? "out/dark-higgsstrahlung/limits";
Directory.CreateDirectory(output);
string File(string name) => Path.Combine(output, name);

var rng = RandomStream.FromSeed(options.Seed);
var search = new DarkHiggsInvisible();
var selected = search.Backgrounds(events, rng["backgrounds"]).Select(DarkHiggsInvisible.Selection.Apply).ToArray();
var windows = new DarkHiggsWindows(search, new DarkHiggsSignalGrid(search, Math.Clamp(events / 50, 200, 2_000), rng["signal grid"]));
var scan = new DarkHiggsScan(search, windows, selected);
var limits = scan.Limits(windows.Counts(scan.PseudoData(rng["pseudo-data"])), 0.90);

limits.ToTable().SaveCsv(File("limits.csv"));
DarkHiggsFigures.BesidePublished(limits).SaveCsv(File("beside-published.csv"));
DarkHiggsFigures.OverThePlane(search, limits, limit => limit.CrossSection.Observed, @"limit on $\sigma\times B$ [fb]").Save(File("limit-cross-section.svg"));
DarkHiggsFigures.OverThePlane(search, limits, limit => limit.Coupling.Observed, @"limit on $\varepsilon^2\alpha_D$").Save(File("limit-coupling.svg"));
DarkHiggsFigures.Along(search, limits, 2, coupling: false).Save(File("limit-cross-section-2gev.svg"));
DarkHiggsFigures.Along(search, limits, 2, coupling: true).Save(File("limit-coupling-2gev.svg"));
