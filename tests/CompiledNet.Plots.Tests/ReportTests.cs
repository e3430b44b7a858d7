using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CompiledNet.PlotsTests;

/// <summary>What the page of a run says, and what a browser makes of it.</summary>
public class ReportTests
{
    [Fact]
    public void CurvesMatrixAndMistakesAreThoseOfTheRun()
    {
        var network = new Images(seed: 1);
        var data = Examples.Pictures();
        var history = network.Fit(data, new FitOptions { Optimizer = new Adam(0.01f), Epochs = 4, ValidationSplit = 0.4, Metrics = [new Accuracy()] });
        string page = history.ToReport(new ReportOptions { Title = "A <title> & {{content}}", Mistakes = 3 });
        page.ShouldContain("<title>A &lt;title&gt; &amp; { {content}}</title>");
        Regex.Count(page, "</script>").ShouldBe(2);
        var content = Content(page);
        content.GetProperty("title").GetString().ShouldBe("A <title> & {{content}}");
        content.GetProperty("state").GetString().ShouldBe("finished");
        Numbers(content.GetProperty("epochs")).ShouldBe([1, 2, 3, 4]);
        var loss = content.GetProperty("charts")[0];
        loss.GetProperty("name").GetString().ShouldBe("loss");
        Numbers(loss.GetProperty("lines")[0].GetProperty("values")).ShouldBe(history["loss"]);
        Numbers(loss.GetProperty("lines")[1].GetProperty("values")).ShouldBe(history["val_loss"]);
        loss.GetProperty("lines")[1].GetProperty("best").GetInt32().ShouldBe(history.Best("val_loss").Epoch);
        content.GetProperty("tiles")[1].GetProperty("value").GetDouble().ShouldBe(history.Last("val_accuracy"));

        var result = network.Classify(history.Validation!);
        var matrix = result.ConfusionMatrix();
        content.GetProperty("judged").GetString().ShouldBe("validation data");
        var classes = content.GetProperty("classes");
        classes.GetProperty("names")[0].GetString().ShouldBe("</script><b>");
        for (int actual = 0; actual < 3; actual++)
            Numbers(classes.GetProperty("counts")[actual]).ShouldBe(Enumerable.Range(0, 3).Select(predicted => (double)matrix[actual, predicted]));
        var mistakes = content.GetProperty("mistakes");
        int wrong = Enumerable.Range(0, result.Count).Count(row => result.Predicted[row] != result.Actual[row]);
        mistakes.GetProperty("total").GetInt32().ShouldBe(wrong);
        wrong.ShouldBeGreaterThan(3);
        var items = mistakes.GetProperty("items").EnumerateArray().ToList();
        items.Count.ShouldBe(3);
        items.Select(item => item.GetProperty("confidence").GetDouble()).ShouldBe(items.Select(item => item.GetProperty("confidence").GetDouble()).OrderDescending());
        int first = items[0].GetProperty("row").GetInt32();
        items[0].GetProperty("predicted").GetString().ShouldBe(result.ClassNames[result.Predicted[first]]);
        byte[] pixels = items[0].GetProperty("image").GetProperty("pixels").GetBytesFromBase64();
        float[] sample = history.Validation!.FeatureRow(first).ToArray();
        pixels.Length.ShouldBe(25);
        pixels[Array.IndexOf(sample, sample.Max())].ShouldBe((byte)255);
        pixels[Array.IndexOf(sample, sample.Min())].ShouldBe((byte)0);
        content.GetProperty("settings").EnumerateArray().Select(pair => pair[1].GetString()).ShouldContain("Adam(LearningRate = 0.01, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1E-07)");
    }

    [Fact]
    public void TwoClassesHaveCurvesAndNumbersHavePoints()
    {
        var table = Examples.Table(isClass: true);
        var model = new Binary(seed: 1);
        var content = Content(model.Fit(table, new FitOptions { Epochs = 2 }).ToReport());
        content.GetProperty("judged").GetString().ShouldBe("training data");
        var area = new ExactAreaUnderCurve();
        area.Update(model.Predict(table), table.Targets, table.Count, 1, 1);
        var curves = content.GetProperty("curves");
        curves.EnumerateArray().Select(curve => curve.GetProperty("title").GetString()).ShouldBe(["Receiver operating characteristic", "Precision over recall", "Reliability"]);
        curves[0].GetProperty("note").GetString().ShouldBe(FormattableString.Invariant($"Area {area.Result:F3}; positive is 1."));
        Numbers(curves[0].GetProperty("x")).ShouldBe(area.RocCurve().FalsePositiveRates);
        content.GetProperty("mistakes").GetProperty("columns")[1].GetString().ShouldBe("<age>");

        var numbers = Examples.Table(isClass: false);
        var line = new Line(seed: 1);
        content = Content(line.Fit(numbers, new FitOptions { Epochs = 2 }).ToReport());
        Numbers(content.GetProperty("regression")[0].GetProperty("y")).ShouldBe(line.Predict(numbers).Select(value => (double)value));
        Numbers(content.GetProperty("regression")[0].GetProperty("x")).ShouldBe(numbers.Targets.ToArray().Select(value => (double)value));
        var errors = content.GetProperty("mistakes").GetProperty("items").EnumerateArray().Select(item => Math.Abs(item.GetProperty("error").GetDouble())).ToList();
        errors.ShouldBe(errors.OrderDescending());
        float[] predicted = line.Predict(numbers);
        errors[0].ShouldBe(predicted.Zip(numbers.Targets.ToArray()).Max(pair => Math.Abs(pair.First - pair.Second)));
    }

    /// <summary>No epoch, one epoch, and numbers that are none are pages too.</summary>
    [Fact]
    public void RunsWithoutNumbersHavePages()
    {
        var data = Examples.Table(isClass: false);
        var empty = Content(new Line(seed: 1).Fit(data, new FitOptions { CancellationToken = new(canceled: true) }).ToReport());
        (empty.GetProperty("state").GetString(), empty.GetProperty("epochs").GetArrayLength()).ShouldBe(("cancelled", 0));
        var lost = new LambdaCallback(onEpochEnd: context => context.Logs["loss"] = double.NaN);
        var content = Content(new Line(seed: 1).Fit(data, new FitOptions { Callbacks = [lost] }).ToReport());
        content.GetProperty("charts")[0].GetProperty("lines")[0].GetProperty("values")[0].ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public void ABrowserDrawsAllOfItWideAndNarrow()
    {
        string folder = Directory.CreateTempSubdirectory("compilednet-report-").FullName;
        try
        {
            var images = new Images(seed: 1).Fit(Examples.Pictures(), new FitOptions { Epochs = 3, ValidationSplit = 0.4, Metrics = [new Accuracy()] });
            images.SaveReport(Path.Combine(folder, "images.html"));
            new Binary(seed: 1).Fit(Examples.Table(isClass: true), new FitOptions { Epochs = 1 }).SaveReport(Path.Combine(folder, "binary.html"));
            new Line(seed: 1).Fit(Examples.Table(isClass: false), new FitOptions { Epochs = 2 }).SaveReport(Path.Combine(folder, "line.html"));
            // One start of the browser: each page in frames of two widths, of which a script notes what is drawn and whether something is wider than the frame.
            File.WriteAllText(Path.Combine(folder, "all.html"), """
                <!DOCTYPE html><body><script>
                for (const name of ['images', 'binary', 'line']) for (const width of [400, 1600]) {
                  const frame = document.createElement('iframe');
                  frame.style = `width:${width}px;height:900px`;
                  frame.onload = () => {
                    const page = frame.contentDocument, count = what => page.querySelectorAll(what).length;
                    const note = document.createElement('p');
                    note.textContent = `${name} ${width}: ${count('.chart path')} lines, ${count('.chart circle')} dots, ${count('.matrix td')} cells, ${count('canvas')} pictures, ${count('.diagram rect')} boxes, overflow ${page.documentElement.scrollWidth - width > 0}, markup ${count('td b, th b')}`;
                    document.body.append(note);
                  };
                  frame.src = `${name}.html`;
                  document.body.append(frame);
                }
                </script>
                """);
            string shown = Chromium.Show("file://" + Path.Combine(folder, "all.html"));
            string[] notes = [.. Regex.Matches(shown, "<p>(.*?)</p>").Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal)];
            int wrong = Content(images.ToReport()).GetProperty("mistakes").GetProperty("items").GetArrayLength();
            notes.Length.ShouldBe(6);
            notes.Count(note => Regex.IsMatch(note, $"^images (400|1600): 5 lines, [0-9]+ dots, 9 cells, {wrong} pictures, 3 boxes, overflow false, markup 0$")).ShouldBe(2, string.Join("\n", notes));
            notes.Count(note => Regex.IsMatch(note, "^binary (400|1600): 4 lines, [0-9]+ dots, 4 cells, 0 pictures, 3 boxes, overflow false, markup 0$")).ShouldBe(2, string.Join("\n", notes));
            notes.Count(note => Regex.IsMatch(note, "^line (400|1600): 1 lines, 60 dots, 0 cells, 0 pictures, 2 boxes, overflow false, markup 0$")).ShouldBe(2, string.Join("\n", notes));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void WhatCannotBeWrittenOrJudgedIsRefused()
    {
        string folder = Directory.CreateTempSubdirectory("compilednet-report-").FullName;
        try
        {
            var history = new Line(seed: 1).Fit(Examples.Table(isClass: false));
            string path = Path.Combine(folder, "run.html");
            history.SaveReport(path);
            string before = File.ReadAllText(path);
            Should.Throw<IOException>(() => history.SaveReport(folder)).Message.ShouldContain($"'{folder}' is a folder");
            Should.Throw<IOException>(() => history.SaveReport(Path.Combine(path, "inner.html")));
            Should.Throw<ArgumentException>(() => history.SaveReport(path, new ReportOptions { Data = Dataset.From([[1, 2, 3]], [1f]) })).Message.ShouldContain("3");
            File.ReadAllText(path).ShouldBe(before);
            Directory.GetFiles(folder).ShouldBe([path]);
            Should.Throw<ArgumentOutOfRangeException>(() => new ReportOptions { Mistakes = -1 });
            Should.Throw<ArgumentException>(() => history.SaveReport(""));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static JsonElement Content(string page) =>
        JsonDocument.Parse(Regex.Match(page, "<script type=\"application/json\" id=\"content\">(.*?)</script>", RegexOptions.Singleline).Groups[1].Value).RootElement;

    private static double[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(value => value.GetDouble())];
}
