using DarkSector.Notebook.Figures;
using DarkSector.Notebook.Rendering;

namespace DarkSector.Notebook.Tests.Rendering;

public class TextPictureTests
{
    private const string Start = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"16\">";

    [Fact]
    public void Draw_SetsTheDotsOfLines() =>
        Assert.Equal("⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉", TextPicture.Draw(Start + "<path d=\"M0 0H39\" fill=\"none\" stroke=\"#000\"/></svg>", 20));

    [Fact]
    public void Draw_KeepsLinesInsideTheirClip() => Assert.Equal("⠉⠉⠉⠉⠉", TextPicture.Draw(
        Start + "<defs><clipPath id=\"c\"><rect x=\"0\" y=\"0\" width=\"9.5\" height=\"16\"/></clipPath></defs><g clip-path=\"url(#c)\"><path d=\"M0 0L39 0\" stroke=\"#000\"/></g></svg>", 20));

    [Theory]
    [InlineData("<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>")]
    [InlineData("<path d=\"M0 0H39\" fill=\"url(#hatch)\"/>")]
    [InlineData("<path d=\"M0 0H39\" fill=\"none\"/>")]
    [InlineData("<path d=\"M500 500H900\" stroke=\"#000\"/>")]
    public void Draw_LeavesOutWhatIsNotSeen(string element) => Assert.Equal("", TextPicture.Draw(Start + element + "</svg>", 20));

    [Fact]
    public void Draw_WritesTextsAtTheirAnchors()
    {
        var text = TextPicture.Draw(Start + """
            <text x="0" y="4" font-size="6">ab</text><text x="40" y="4" font-size="6" text-anchor="end">yz</text>
            <text x="20" y="12" font-size="6" text-anchor="middle">M<tspan>2</tspan></text></svg>
            """, 20);
        Assert.Equal("ab                yz\n\n         M2", text);
    }

    [Fact]
    public void Draw_ShowsAFigureWithItsAxes()
    {
        var picture = TextPicture.Draw(Figure.Functions(0, 2, ("", x => x * x)).WithX("efficiency").ToSvg(), 60);
        Assert.Contains("efficiency", picture, StringComparison.Ordinal);
        Assert.True(picture.Count(character => character is >= '\u2801' and <= '\u28FF') > 100);
        Assert.All(picture.Split('\n'), line => Assert.InRange(line.Length, 0, 60));
    }

    [Fact]
    public void Draw_RefusesAWidthWithoutRoom() => Assert.Throws<ArgumentOutOfRangeException>(() => TextPicture.Draw(Start + "</svg>", 19));
}
