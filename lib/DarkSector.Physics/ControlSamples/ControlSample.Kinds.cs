using DarkSector.Physics.Generation;
using DarkSector.Physics.Searches;
using DarkSector.Physics.Selections;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.ControlSamples;

public sealed partial record ControlSample
{
    /// <summary>mu mu gamma with a photon above 1 GeV that is found: recoil resolution, trigger, efficiency of the suppression.</summary>
    /// <remarks>The photon lies along the recoil, and the three particles have the energy of the beams: 10.18 to 10.98 GeV (L. Corona, Belle II physics week 2024).
    /// Simulation: <see cref="RadiativeMuonPairs"/> with collinear radiation of the beams.</remarks>
    /// <param name="search">Collider, detector and luminosity.</param>
    public static ControlSample MuonPairPhoton(ZPrimeInvisible search)
    {
        ArgumentNullException.ThrowIfNull(search);
        var sqrtS = search.Collider.SqrtS;
        var lostAlongBeams = new InitialStateRadiation(sqrtS * sqrtS * Math.Pow(Math.Sin(16 * deg / 2), 2));
        var cuts = new MuonPairCuts(MinimumTheta: 18 * deg, MaximumTheta: 160 * deg, MinimumPt: 0.15 * GeV, MinimumPairPt: 0.25 * GeV);
        return new ControlSample(search, @"$\mu\mu\gamma$ sample", "recoil resolution, trigger and efficiency of the suppression",
            new RadiativeMuonPairs(sqrtS, photonEnergy: 0.6 * GeV, photonAngle: 25 * deg, lostAlongBeams, cuts),
            Leptons("mu mu gamma", "both are muons")
                .Require("photon above 1 GeV", photon => photon.E > 1 * GeV)
                .Require("photon within 15 degrees of the recoil", photonRecoilAngle => photonRecoilAngle < 15 * deg)
                .Require("energy of muons and photon between 10.18 and 10.98 GeV (CMS)", totalEnergyCms => 10.18 * GeV < totalEnergyCms && totalEnergyCms < 10.98 * GeV),
            ("mu1True", "mu2True"));
    }

    /// <summary>An electron and a muon, from tau pairs: background and efficiency of the suppression at medium and high recoil mass.</summary>
    /// <remarks>Simulation: <see cref="TauPairDecays"/> with radiation of the beams.</remarks>
    /// <param name="search">Collider, detector and luminosity.</param>
    public static ControlSample ElectronMuon(ZPrimeInvisible search)
    {
        ArgumentNullException.ThrowIfNull(search);
        var sqrtS = search.Collider.SqrtS;
        return new ControlSample(search, @"$e\mu$ sample", "background and efficiency of the suppression at medium and high recoil mass",
            new TauPairDecays(TauDecay.ToElectron, TauDecay.ToMuon, sqrtS, InitialStateRadiation.At(sqrtS)),
            Leptons("e mu", "one electron, one muon")
                .Require("opening angle below 179.5 degrees (CMS)", openingAngleCms => openingAngleCms < 179.5 * deg)
                .RequireWithProbability("no other track, no photon near the recoil, no extra energy", "vetoSurvival"),
            ("e1True", "mu2True"));
    }

    /// <summary>Two electrons with a recoil mass squared below 1 GeV^2, nearly all of them radiative Bhabha events: the photon veto, tested where a photon must be.</summary>
    /// <remarks>Photons of the search have 2 GeV or more. Electrons radiate in material, which turns the recoil away from the photon: away from the edges of the barrel few photons lie in a gap. Simulation: <see cref="RadiativeBhabhaPairs"/>, one photon and no further radiation. The two-track trigger is taken without its veto on Bhabha events.</remarks>
    /// <param name="search">Collider, detector and luminosity.</param>
    public static ControlSample ElectronPair(ZPrimeInvisible search)
    {
        ArgumentNullException.ThrowIfNull(search);
        var process = new RadiativeBhabhaPairs(search.Collider.SqrtS,
            photonEnergy: 1.4 * GeV, electronEnergy: 0.4 * GeV, smallestAngle: 16 * deg, separation: 20 * deg);
        return new ControlSample(search, "$ee$ sample", "inefficiency of the photon veto against the polar angle", process,
            Leptons("ee", "both are electrons")
                .Require("recoil above 2 GeV", recoil => recoil.P > 2 * GeV)
                .Require("squared recoil mass below 1 GeV^2", recoilMassSquared => recoilMassSquared < 1 * GeV * GeV)
                .Require("recoil well inside of either half of the barrel",
                    recoilTheta => 42 * deg < recoilTheta && recoilTheta < 118 * deg && Math.Abs(recoilTheta - 90 * deg) > 8 * deg)
                .Require("electrons more than 40 degrees from the recoil",
                    (lepton1, lepton2, recoil) => lepton1.AngleTo(recoil) > 40 * deg && lepton2.AngleTo(recoil) > 40 * deg),
            ("e1True", "e2True"));
    }

    // What all have in common with the search.
    private static Selection Leptons(string name, string identification) => Selection.Named(name)
        .Require("two tracks", (lepton1, lepton2) => lepton1.P > 0 && lepton2.P > 0)
        .Require(identification, bothIdentified => bothIdentified == 1)
        .Require("two-track trigger", pairTrigger => pairTrigger == 1)
        .Require("transverse momentum of the pair above 0.4 GeV (CMS)", dimuonPtCms => dimuonPtCms > 0.4 * GeV)
        .Require("recoil points to the ECL barrel, not to its gap",
            recoilTheta => 33 * deg < recoilTheta && recoilTheta < 128 * deg && Math.Abs(recoilTheta - 90 * deg) > 2 * deg);
}
