using System.Text.Json.Nodes;
using DarkSector.Interactive.Scripting;
using Microsoft.DotNet.Interactive.Formatting;

namespace DarkSector.Interactive.Tests.Scripting
{
    public sealed class ValueRendererTests
    {
        [Theory]
        [InlineData("two\nlines", "two\nlines")]
        [InlineData(42, "42")]
        [InlineData(0.1, "0.1")]
        [InlineData(true, "True")]
        [InlineData(null, "<null>")]
        public void PlainValues_AreTextOnly(object? value, string text)
        {
            var bundle = ValueRenderer.Render(value);
            Assert.Equal(["text/plain"], bundle.MimeTypes);
            Assert.Equal(text, bundle.Text);
        }

        [Fact]
        public void Objects_AreHtmlAndText()
        {
            var bundle = ValueRenderer.Render(new[] { new { Mass = 1.5, Yield = 3 } });
            Assert.Equal(["text/html", "text/plain"], bundle.MimeTypes);
            Assert.Contains("Mass", bundle.Text, StringComparison.Ordinal);
        }

        [Fact]
        public void TypesThatDescribeThemselves_KeepTheirWords() =>
            Assert.Equal("mass 3 GeV", ValueRenderer.Render(new Convention.Described()).Text);

        [Fact]
        public void TypesWithMarkup_ShowIt()
        {
            var bundle = ValueRenderer.Render(DarkSector.Physics.Selections.Selection.Named("s").Require("x above 1", x => x > 1)
                .CutFlow(DarkSector.Numerics.Tables.EventTable.FromColumns("events", ("x", [1.0, 2]))));
            Assert.Equal(["text/html", "text/latex", "text/plain"], bundle.MimeTypes);
            Assert.StartsWith("<table>", bundle["text/html"]!.GetValue<string>(), StringComparison.Ordinal);
        }

        [Fact]
        public void ClosedBox_ShowsNoContent()
        {
            var box = DarkSector.Physics.Selections.ClosedBox.Around(DarkSector.Numerics.Tables.EventTable.FromColumns("data", ("x", [1.0, 7.25])),
                DarkSector.Physics.Selections.Selection.Named("region").Require("x above 2", x => x > 2));
            var bundle = ValueRenderer.Render(box);
            Assert.All(bundle.MimeTypes, type => Assert.DoesNotContain("7.25", bundle[type]!.GetValue<string>(), StringComparison.Ordinal));
            Assert.StartsWith("Closed box", bundle.Text, StringComparison.Ordinal);
        }

        [Fact]
        public void Picture_IsPlotlyObject_Svg_AndText_WithoutHtml()
        {
            var bundle = ValueRenderer.Render(new Convention.Picture());
            Assert.Equal(["application/vnd.plotly.v1+json", "image/svg+xml", "text/plain"], bundle.MimeTypes);
            Assert.Equal(2, Assert.IsType<JsonObject>(bundle["application/vnd.plotly.v1+json"])["data"]!.AsArray().Count);
            Assert.Equal("<svg/>", bundle["image/svg+xml"]!.GetValue<string>());
        }

        [Fact]
        public void Convention_ReachesDerivedTypes() => Assert.Equal("<svg/>", ValueRenderer.Render(new Convention.SpecialPicture())["image/svg+xml"]!.GetValue<string>());

        [Fact]
        public void WantedTypes_AreTheOnlyOnes() => Assert.Equal(["image/svg+xml"], ValueRenderer.Render(new Convention.Picture(), "image/svg+xml").MimeTypes);

        [Theory]
        [InlineData("image/svg+xml", "<svg/>")]
        [InlineData("text/plain", "a picture")]
        public void Convention_IsUnderstoodByTheReferenceImplementationToo(string mimeType, string content) =>
            Assert.Equal(content, new Convention.Picture().ToDisplayString(mimeType));

        [Fact]
        public void RepresentationThatAValueDoesNotHave_IsLeftOut() =>
            Assert.DoesNotContain("text/markdown", ValueRenderer.Render(new Convention.Picture()).MimeTypes);
    }
}

namespace DarkSector.Interactive.Tests.Scripting.Convention
{
    [TypeFormatterSource(typeof(PictureFormatters))]
    public class Picture;

    public sealed class SpecialPicture : Picture;

    public sealed class Described
    {
        public override string ToString() => "mass 3 GeV";
    }

    /// <summary>A library's own attribute; hosts know it by its name.</summary>
    [AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
    internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
    {
        public Type FormatterSourceType { get; } = formatterSourceType;

        public string[] PreferredMimeTypes { get; } = ["image/svg+xml", "text/plain"];
    }

    internal sealed class PictureFormatters
    {
#pragma warning disable CA1822 // the convention looks for an instance method
        public IEnumerable<object> CreateTypeFormatters() =>
        [
            new TextFormatter("application/vnd.plotly.v1+json", "{\"data\": [1, 2]}"),
            new TextFormatter("image/svg+xml", "<svg/>"),
            new TextFormatter("text/html", "<b>a picture</b>"),
            new TextFormatter("text/markdown", null),
            new TextFormatter("text/plain", "a picture"),
        ];
#pragma warning restore CA1822
    }

    internal sealed class TextFormatter(string mimeType, string? content)
    {
        public string MimeType { get; } = mimeType;

        public bool Format(object instance, TextWriter writer)
        {
            writer.Write(content);
            return instance is not null && content is not null;
        }
    }
}
