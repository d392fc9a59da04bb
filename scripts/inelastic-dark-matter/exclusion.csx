// Exclusion of inelastic dark matter: kinetic mixing, and abundance, against the mass of the lighter state, expected at 95 % for 365 fb^-1 and 50 ab^-1.
//     darksector reproduce inelastic-dark-matter/exclusion [--seed N] [--events N] [--output DIR]
#load "../../lib/load.csx"

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using DarkSector.Notebook.Figures;
using DarkSector.Notebook.Provenance;
using DarkSector.Notebook.Searches;
using DarkSector.Notebook.Tables;
using DarkSector.Numerics.Random;
using DarkSector.Numerics.Tables;
using DarkSector.Physics.Searches;
using static DarkSector.Physics.Units;

var options = RunOptions.Parse(Args);
var events = options.EventsOr(60_000);
var output = options.Output ?? "out/inelastic-dark-matter/exclusion";
Directory.CreateDirectory(output);
string File(string name) => Path.Combine(output, name);

var rng = RandomStream.FromSeed(options.Seed);
var search = new InelasticDarkMatterSearch();
var mixings = ValueGrid.Positions(1e-5, 1e-1, 25, logarithmic: true);
var signals = ValueGrid.Positions(0.12, 3.2, 15, logarithmic: true).Select(mass => search.Signal(mass, Math.Max(2_000, events / 10), rng["signals"][$"{mass:G6}"])).ToArray();
var backgrounds = search.Backgrounds(events, rng["backgrounds"]);
var forests = InelasticDarkMatterForests.Train(LeptonVariables.Combined, signals, backgrounds, rng["forests"][$"{LeptonVariables.Combined}"]);
var scan = forests.Scan(search, backgrounds);
var limits = forests.Limits(scan, signals, mixings, rng["limits"]);
var projected = forests.Limits(scan with { LuminosityRatio = 50 * invab / search.Luminosity }, signals, mixings, rng["projected"]);

limits.ToTable().SaveCsv(File("limits.csv"));
projected.ToTable().SaveCsv(File("limits-50ab.csv"));
(string, IReadOnlyList<InelasticDarkMatterLimit>)[] scans = [("365 fb⁻¹", limits), ("50 ab⁻¹", projected)];
var recast = InelasticDarkMatterFigures.Recast(signals, mixings);
InelasticDarkMatterFigures.MixingPlane(search, scans, recast).Save(File("exclusion-mixing.svg"));
InelasticDarkMatterFigures.AbundancePlane(search, scans, recast).Save(File("exclusion-abundance.svg"));
