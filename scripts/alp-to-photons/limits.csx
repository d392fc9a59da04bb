// Limits on an ALP in e+e- -> gamma a, a -> gamma gamma: cross-section and coupling against mass at 95 % CL, as in Phys. Rev. Lett. 125, 161806 (2020).
//     darksector reproduce alp-to-photons/limits [--seed N] [--events N] [--output DIR]
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
var events = options.EventsOr(200_000);
var output = options.Output ?? "out/alp-to-photons/limits";
Directory.CreateDirectory(output);
string File(string name) => Path.Combine(output, name);

var rng = RandomStream.FromSeed(options.Seed);
var search = new AlpToPhotons();
var scan = new AlpScan(search, AlpMassRange.Published, search.Backgrounds(events, rng["backgrounds"]), Math.Max(2_000, events / 25), rng["signal"]);
// Few events make a short run: every 40th mass.
var masses = events < 50_000 ? scan.Masses.Where((_, i) => i % 40 == 0).ToArray() : scan.Masses;
var limits = scan.Run("ALP to two photons, pseudo-data", scan.Candidates(scan.PseudoData([], rng["pseudo-data"])), masses, level: 0.95).Limits;

limits.ToTable().SaveCsv(File("limits.csv"));
AlpFigures.CrossSectionLimit(search, limits).WithLogX().WithLogY().Save(File("limit-cross-section.svg"));
AlpFigures.CouplingLimit(search, limits).WithLogX().WithLogY().Save(File("limit-coupling.svg"));
