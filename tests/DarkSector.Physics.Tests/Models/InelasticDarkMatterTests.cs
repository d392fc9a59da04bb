using DarkSector.Physics.Models;
using DarkSector.Physics.Particles;

namespace DarkSector.Physics.Tests.Models;

public class InelasticDarkMatterTests
{
    private const double PerMille = 1e-3;

    [Fact]
    public void WidthsOfChi2_MatchMadGraph()
    {
        foreach (var row in Reference.Load("idm_chi2_widths.csv").Rows)
        {
            var model = Model(row("m_chi1_GeV"), row("m_chi2_GeV") - row("m_chi1_GeV"), row("M_Ap_GeV"));
            Assert.Equal(row("Gamma_ee_mg5_GeV"), model.WidthToLeptons(Particle.Electron), 3 * row("err_ee_GeV"));
            Assert.Equal(row("Gamma_mumu_mg5_GeV"), model.WidthToLeptons(Particle.Muon), 3 * row("err_mumu_GeV"));
            // Its muon mass has six digits: 2e-5 close to the threshold of the muons.
            Assert.Equal(row("Gamma_ee_quad_GeV"), model.WidthToLeptons(Particle.Electron), 1e-5 * row("Gamma_ee_quad_GeV"));
            Assert.Equal(row("Gamma_mumu_quad_GeV"), model.WidthToLeptons(Particle.Muon), 5e-5 * row("Gamma_mumu_quad_GeV"));
        }
    }

    [Fact]
    public void LeptonicTable_IsReproduced()
    {
        foreach (var row in Reference.Load("idm.csv").Rows)
        {
            var model = Model(row("m1_GeV"), row("Delta_GeV"), row("mA_GeV"));
            Close(row("Gamma_ee_GeV"), model.WidthToLeptons(Particle.Electron));
            Close(row("Gamma_mumu_GeV"), model.WidthToLeptons(Particle.Muon));
            Close(row("Gamma_A->chi1chi2_GeV"), model.PairWidth);
        }
    }

    [Fact]
    public void TableWithHadrons_IsReproduced()
    {
        foreach (var row in Reference.Load("idm_chi2_full.csv").Rows)
        {
            var model = Model(row("m1_GeV"), row("Delta_GeV"), row("mA_GeV"));
            Close(row("Gamma_GeV"), model.Width);
            Close(row("ctau_cm"), model.ProperDecayLength);
            Assert.Equal(row("BR_ee"), model.LeptonFraction(Particle.Electron), PerMille);
            Assert.Equal(row("BR_mumu"), model.LeptonFraction(Particle.Muon), PerMille);
            Assert.Equal(row("BR_had"), model.HadronFraction, PerMille);
        }
    }

    [Fact]
    public void WidthToElectrons_OfASmallSplittingIsTheKnownLimit()
    {
        // 4 eps^2 alpha alpha_D Delta^5/(15 pi m_A'^4), when m_e << Delta << m1.
        const double Splitting = 0.5;
        var model = Model(1e4, Splitting, 3e4);
        var limit = 4 * 1e-6 * PhysicalConstants.FineStructure * 0.1 * Math.Pow(Splitting, 5) / (15 * Math.PI * Math.Pow(3e4, 4));
        Assert.Equal(1, model.WidthToLeptons(Particle.Electron) / limit, 3e-4);
    }

    [Fact]
    public void DecayLength_OfTheBenchmarkOfTheTalk() =>
        // m_A' = 8 GeV, Delta = 1.28 GeV, m1 = 3.2 GeV, eps = 1e-4, alpha_D = 0.1: 13.9 cm.
        Assert.Equal(13.9, new InelasticDarkMatter(3.2, 1.28, new DarkPhoton(8, 1e-4), 0.1).ProperDecayLength, 0.05);

    [Fact]
    public void Fractions_DoNotDependOnTheCouplings()
    {
        var (open, decoupled) = (Model(1.3, 0.52, 3.9), new InelasticDarkMatter(1.3, 0.52, new DarkPhoton(3.9, 0), 0));
        Assert.Equal(1, open.LeptonFraction(Particle.Electron) + open.LeptonFraction(Particle.Muon) + open.LeptonFraction(Particle.Tau) + open.HadronFraction, 9);
        Assert.Equal(open.LeptonFraction(Particle.Muon), decoupled.LeptonFraction(Particle.Muon), 12);
        Assert.Equal(double.PositiveInfinity, decoupled.ProperDecayLength);
        Assert.Equal(0, Model(1, 1e-3, 3).LeptonFraction(Particle.Electron));
    }

    [Fact]
    public void Constructor_RejectsWhatCannotExist()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Model(0, 0.1, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => Model(1, 0, 3));
        Assert.Contains("splitting = 3.5 GeV; it must be above 0 and below the mass of the dark photon, 3 GeV",
            Assert.Throws<ArgumentOutOfRangeException>(() => Model(1, 3.5, 3)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new InelasticDarkMatter(1, 0.1, new DarkPhoton(3, 1e-3), -0.1));
    }

    private static InelasticDarkMatter Model(double mass, double splitting, double darkPhotonMass) =>
        new(mass, splitting, new DarkPhoton(darkPhotonMass, 1e-3), 0.1);

    private static void Close(double expected, double actual) => Assert.Equal(expected, actual, 2 * PerMille * expected);
}
